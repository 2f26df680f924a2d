/** One end of a wire goes to another card; why it cannot is said where it was tried. */
import { documents } from '../../document/document.ts';
import { reconnect } from '../../document/edits.ts';
import { announce, select } from '../../session.ts';
import { refuse } from '../canvasState.ts';
import { kindTitle } from '../connecting.ts';
import type { Point } from '../paths.ts';
import { words } from './words.ts';

export function lead(linkId: string, end: 'from' | 'to', resource: string, at: Point): void {
  const link = documents.getState().scenario.links.find(({ id }) => id === linkId);
  if (!link || link[end] === resource) return;
  const result = reconnect(linkId, end, resource);
  if ('problem' in result) return refuse(result.problem, at);
  const [from, to] = end === 'from' ? [resource, link.to] : [link.from, resource];
  const say = result.kind === link.kind ? words.lead.done : words.lead.changed;
  select([], [linkId]);
  announce(say(kindTitle(from, result.kind), from, to));
}
