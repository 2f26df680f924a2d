import type { ServiceCard } from '../../kernel/service.ts';
import { accessDenied, slowDown } from './errors.ts';
import { face } from './face.ts';
import { links } from './links.ts';
import { settingsShape } from './settings.ts';

export const card: ServiceCard = {
  id: 'firehose',
  settings: settingsShape,
  face,
  hasContents: false,
  links,
  faults: {
    slow: { title: 'Answer slowly', doc: 'Every answer leaves later.' },
    drop: { title: 'Lose requests', doc: 'Requests arrive and are never answered; the caller times out.' },
    throttle: {
      title: 'Throttle',
      doc: 'Requests are refused with ServiceUnavailableException; producers that retry come back.',
      refusal: slowDown,
    },
    deny: { title: 'Deny access', doc: 'Every request is refused.', refusal: accessDenied },
  },
};
