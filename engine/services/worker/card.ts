import type { ServiceCard } from '../../kernel/service.ts';
import { face } from './face.ts';
import { links } from './links.ts';
import { settingsShape } from './settings.ts';

export const card: ServiceCard = {
  id: 'worker',
  settings: settingsShape,
  face,
  hasContents: false,
  links,
  faults: {
    crash: { title: 'Crash', doc: 'Every worker is down; what they received stays in flight.' },
    slow: { title: 'Slow down', doc: 'Work takes several times as long.' },
  },
};
