import type { ServiceCard } from '../../kernel/service.ts';
import { accessDenied, throttled } from './errors.ts';
import { face } from './face.ts';
import { links } from './links.ts';
import { settingsShape } from './settings.ts';

export const card: ServiceCard = {
  id: 'sns',
  settings: settingsShape,
  face,
  hasContents: false,
  links,
  faults: {
    slow: { title: 'Answer slowly', doc: 'Every answer to a publisher leaves later.' },
    drop: { title: 'Lose requests', doc: 'Requests arrive and are never answered; the publisher times out.' },
    throttle: {
      title: 'Throttle',
      doc: 'Requests are refused; publishers that retry come back.',
      refusal: throttled,
    },
    deny: { title: 'Deny access', doc: 'Every request is refused.', refusal: accessDenied },
  },
};
