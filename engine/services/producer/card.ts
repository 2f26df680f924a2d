import type { ServiceCard } from '../../kernel/service.ts';
import { face } from './face.ts';
import { links } from './links.ts';
import { settingsShape } from './settings.ts';

export const card: ServiceCard = {
  id: 'producer',
  settings: settingsShape,
  face,
  hasContents: false,
  links,
  faults: { crash: { title: 'Crash', doc: 'Makes and hears nothing until it is back.' } },
};
