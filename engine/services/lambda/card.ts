import type { ServiceCard } from '../../kernel/service.ts';
import { accessDenied, tooManyRequests } from './errors.ts';
import { face } from './face.ts';
import { links } from './links.ts';
import { settingsShape } from './settings.ts';

export const card: ServiceCard = {
  id: 'lambda',
  settings: settingsShape,
  face,
  hasContents: false,
  links,
  faults: {
    slow: {
      title: 'Slow down',
      doc: 'The code takes several times as long, and may run into the timeout.',
    },
    drop: {
      title: 'Lose requests',
      doc: 'Calls of Invoke arrive and are never answered; the caller times out.',
    },
    throttle: {
      title: 'Throttle',
      doc: 'Calls of Invoke are refused, as when the concurrency is used up. Event source mappings do not come this way.',
      refusal: tooManyRequests,
    },
    deny: { title: 'Deny access', doc: 'Every call of Invoke is refused.', refusal: accessDenied },
  },
};
