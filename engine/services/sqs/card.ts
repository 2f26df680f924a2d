import type { ServiceCard } from '../../kernel/service.ts';
import { settingsShape } from './attributes.ts';
import { accessDenied, throttled } from './errors.ts';
import { face } from './face.ts';
import { links } from './links.ts';

export const card: ServiceCard = {
  id: 'sqs',
  settings: settingsShape,
  face,
  hasContents: true,
  links,
  faults: {
    slow: { title: 'Answer slowly', doc: 'Every answer leaves later.' },
    drop: { title: 'Lose requests', doc: 'Requests arrive and are never answered; the caller times out.' },
    throttle: {
      title: 'Throttle',
      doc: 'Requests are refused; callers that retry come back.',
      refusal: throttled,
    },
    deny: { title: 'Deny access', doc: 'Every request is refused.', refusal: accessDenied },
  },
};
