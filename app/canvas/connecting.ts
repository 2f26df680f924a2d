/** From a wish to a wire: asks whether it may be, lets the learner choose where there is a choice, says why not. */
import { serviceSummary, whyNotLink } from '../../engine/index.ts';
import { documents } from '../document/document.ts';
import { connect } from '../document/edits.ts';
import { announce, select } from '../session.ts';
import { canvasState, refuse } from './canvasState.ts';
import type { Point } from './paths.ts';
import { words } from './words.ts';

export type Verdict = { kinds: readonly string[] } | { problem: string };

export function mayConnect(from: string, to: string): Verdict {
  if (from === to && !hasOwnSentence(from)) return { problem: words.connect.toItself(from) };
  return whyNotLink(documents.getState().scenario, from, to);
}

/** Services that can be wired to their like have a sentence of their own for a wire to itself. */
function hasOwnSentence(id: string): boolean {
  const service = serviceOf(id);
  return serviceSummary(service)?.links.some((rule) => rule.to.includes(service)) ?? false;
}

export function tryConnect(from: string, to: string, at: Point): void {
  const verdict = mayConnect(from, to);
  if ('problem' in verdict) return refuse(verdict.problem, at);
  const [only, ...others] = verdict.kinds;
  if (only === undefined) return refuse(words.connect.impossible, at);
  if (others.length > 0) return canvasState.setState({ choice: { from, to, kinds: verdict.kinds, at } });
  makeWire(from, to, only, at);
}

export function makeWire(from: string, to: string, kind: string, at: Point): void {
  const result = connect(from, to, kind);
  if ('problem' in result) return refuse(result.problem, at);
  select([], [result.linkId]);
  announce(words.connect.done(from, to, kindTitle(from, kind)));
}

/** The verb on the wire: "send", "dead letters". */
export function kindTitle(from: string, kind: string): string {
  return serviceSummary(serviceOf(from))?.links.find((rule) => rule.kind === kind)?.title ?? kind;
}

export function serviceOf(id: string): string {
  return documents.getState().scenario.resources.find((resource) => resource.id === id)?.service ?? '';
}
