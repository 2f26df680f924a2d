import type { ServiceCard } from '../../kernel/service.ts';
import { face } from './face.ts';
import { links } from './links.ts';
import { settingsShape } from './settings.ts';

export const card: ServiceCard = {
  id: 'sns',
  settings: settingsShape,
  face,
  hasContents: false,
  links,
  faults: {},
};
