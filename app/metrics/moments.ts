/** Moments that were kept to be compared. They outlive the run they came from, and the page. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { MetricSeries, Scenario } from '../../engine/index.ts';
import { documents } from '../document/document.ts';
import { answerNow, type RunAnswer } from '../simulation/runAnswer.ts';
import { keep, kept } from '../ui/kept.ts';
import type { Metrics } from './choosing.ts';
import { askMetrics } from './useMetrics.ts';

export type Figure = Pick<MetricSeries, 'name' | 'unit'> & {
  /** The value, of a sum the total so far. */
  value: number;
};

/** All metrics at one moment of one run. */
export interface KeptMoment {
  diagram: string;
  seed: number;
  /** Everything else that the run follows from, as text: equal texts, equal runs until somebody acts. */
  settings: string;
  /** Virtual ms. */
  atMs: number;
  figures: readonly { resource: string; metrics: readonly Figure[] }[];
}

interface Moments {
  first?: KeptMoment;
  /** Compared with the first one instead of now. */
  second?: KeptMoment;
}

const rememberedAs = 'inflight.moments';

export const moments = createStore<Moments>()(() => kept<Moments>(rememberedAs) ?? {});
moments.subscribe((state) => keep(rememberedAs, state));

export function useMoments(): Moments {
  return useStore(moments);
}

/** All metrics of all resources as they are now. */
export async function presentMoment(): Promise<KeptMoment> {
  const ids = documents.getState().scenario.resources.map(({ id }) => id);
  return momentOf(await answerNow(() => askMetrics(ids)));
}

/** Remembers the present: as the first moment, or as the second when there is one already. Undefined without an answer. */
export async function keepMoment(): Promise<KeptMoment | undefined> {
  const moment = await presentMoment();
  if (moment.figures.length === 0) return undefined;
  moments.setState(moments.getState().first ? { second: moment } : { first: moment });
  return moment;
}

export function compareWithNow(): void {
  moments.setState({ second: undefined });
}

export function forgetMoments(): void {
  moments.setState({ first: undefined, second: undefined });
}

/** An answer of the present run, with where it comes from. */
export function momentOf({ value, atMs }: RunAnswer<Metrics>): KeptMoment {
  const { name, scenario } = documents.getState();
  return {
    diagram: name,
    seed: scenario.seed,
    settings: settingsOf(scenario),
    atMs,
    figures: [...value]
      .filter(([, series]) => series.length > 0)
      .map(([resource, series]) => ({
        resource,
        metrics: series.map(({ name, unit, now }) => ({ name, unit, value: now })),
      })),
  };
}

/** Names, notes and places on the canvas change no run. */
function settingsOf({ account, region, latencyMs, resources, links, script }: Scenario): string {
  return JSON.stringify({ account, region, latencyMs, resources, links, script });
}
