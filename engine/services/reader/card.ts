import type { ServiceCard } from '../../kernel/service.ts';
import { face } from './face.ts';
import { links } from './links.ts';
import { settingsShape } from './settings.ts';

export const card: ServiceCard = {
  id: 'reader',
  settings: settingsShape,
  face,
  hasContents: false,
  links,
  faults: {
    crash: { title: 'Crash', doc: 'The program is down; it comes back at its last checkpoints.' },
    slow: { title: 'Slow down', doc: 'Work takes several times as long.' },
  },
};
