/**
 * What the run has been told of the diagram, and when. An edit holds in the run from its moment on; whoever goes back
 * behind it stands where the diagram was another one.
 */
import type { Scenario } from '../../engine/index.ts';

export interface Telling {
  /** Virtual time, ms. */
  atMs: number;
  /** The diagram from then on. */
  scenario: Scenario;
}

/** Oldest first; the first one is what the run was started with. */
export type Told = readonly [Telling, ...Telling[]];

/** What the run had been told by a moment. */
export function toldBy(told: Told, atMs: number): Told {
  const [first, ...rest] = told;
  return [first, ...rest.filter((telling) => telling.atMs <= atMs)];
}

/** The diagram at the end of it. */
export function lastTold(told: Told): Scenario {
  return told.at(-1)!.scenario;
}

/**
 * The present document with the diagram of another branch of the run. Names, notes, moments and places are the
 * learner's whatever the run does: those stay, and only what came with the branch is added.
 */
export function withDiagramOf(present: Scenario, branch: Scenario): Scenario {
  const { resources, links } = branch;
  return { ...present, resources, links, layout: { ...branch.layout, ...present.layout } };
}
