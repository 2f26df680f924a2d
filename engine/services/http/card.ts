import type { ServiceCard } from '../../kernel/service.ts';
import { forbidden, serviceUnavailable } from './errors.ts';
import { face } from './face.ts';
import { links } from './links.ts';
import { settingsShape } from './settings.ts';

export const card: ServiceCard = {
  id: 'http',
  settings: settingsShape,
  face,
  hasContents: false,
  links,
  faults: {
    crash: {
      title: 'Down',
      doc: 'It hears nothing, and forgets the requests it had; callers wait until their time runs out.',
    },
    slow: { title: 'Slow down', doc: 'Its work takes several times as long.' },
    drop: { title: 'Lose requests', doc: 'Requests arrive and are never answered; the caller times out.' },
    throttle: {
      title: 'Refuse as overloaded',
      doc: 'Requests are answered with 503; callers that retry come back.',
      refusal: serviceUnavailable,
    },
    deny: { title: 'Deny access', doc: 'Every request is answered with 403.', refusal: forbidden },
  },
};
