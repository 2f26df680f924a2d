import { useCallback } from 'react';
import { useDocument } from '../document/document.ts';
import { useSession } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { type RunAnswer, useRunAnswer } from '../simulation/runAnswer.ts';
import type { Metrics } from './choosing.ts';

/** The metrics of these resources, as the run has them. What the run does not know has none. */
export async function askMetrics(ids: readonly string[]): Promise<Metrics> {
  // All asked in one breath, so that no frame comes between: the figures are of one moment.
  const all = await Promise.all(ids.map((id) => simulation.metrics(id).catch(() => [])));
  return new Map(ids.map((id, index) => [id, all[index] ?? []]));
}

export function useMetrics(ids: readonly string[]): RunAnswer<Metrics> | undefined {
  const list = JSON.stringify(ids);
  return useRunAnswer(useCallback(() => askMetrics(JSON.parse(list) as string[]), [list]));
}

/** The resources whose metrics are wanted: the selected ones, or all. */
export function useScope(): { ids: readonly string[]; isSelection: boolean } {
  const resources = useDocument((state) => state.scenario.resources);
  const selected = useSession((state) => state.selection.resources);
  const all = resources.map(({ id }) => id);
  const chosen = all.filter((id) => selected.includes(id));
  return chosen.length > 0 ? { ids: chosen, isSelection: true } : { ids: all, isSelection: false };
}
