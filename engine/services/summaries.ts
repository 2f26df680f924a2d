/** What the page may know of every service before anything runs: face, contracts, wires, faults, actions. No behaviour. */
import type { Face } from '../kernel/face.ts';
import type { FaultKind, LinkRule } from '../kernel/service.ts';
import type { ObjectShape } from '../kernel/shape.ts';
import { services } from './index.ts';

export interface ServiceSummary {
  id: string;
  face: Face;
  settings: ObjectShape;
  links: readonly LinkRule[];
  faults: readonly { kind: FaultKind; title: string; doc: string }[];
  /** Actions the learner may ask, in the order of the service's table. */
  actions: readonly { name: string; doc: string; input: ObjectShape }[];
  /** True where `contents` lists messages. */
  hasContents: boolean;
}

export const serviceSummaries: readonly ServiceSummary[] = services.map((definition) => ({
  id: definition.id,
  face: definition.face,
  settings: definition.settings,
  links: definition.links,
  faults: Object.entries(definition.faults).map(([kind, words]) => ({
    kind: kind as FaultKind,
    title: words.title,
    doc: words.doc,
  })),
  actions: Object.entries(definition.actions)
    .filter(([, action]) => !action.isInternal)
    .map(([name, { doc, input }]) => ({ name, doc, input })),
  hasContents: definition.contents !== undefined,
}));

export function serviceSummary(id: string): ServiceSummary | undefined {
  return serviceSummaries.find((summary) => summary.id === id);
}
