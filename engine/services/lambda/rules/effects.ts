/** How often the work on each message was begun, and how often it succeeded. */
import type { Origin } from '../../../kernel/service.ts';
import { countOf, type FunctionState, type WorkRecord } from '../model.ts';

export function countTries(state: FunctionState, records: readonly WorkRecord[]): void {
  for (const { origin } of records) state.tries.set(origin, countOf(state.tries, origin) + 1);
}

/** Work that was done is done, whatever becomes of the invocation. @returns whose work it was, in order */
export function countEffects(
  state: FunctionState,
  records: readonly WorkRecord[],
  places: readonly number[],
): readonly Origin[] {
  return places.map((place) => {
    const { origin } = records[place] as WorkRecord;
    const effect = countOf(state.effects, origin) + 1;
    state.effects.set(origin, effect);
    state.effectsTotal++;
    if (effect === 1) state.effectsOnce++;
    if (effect === 2) state.duplicateEffects++;
    return origin;
  });
}

/** Story numbers of records, in order. */
export function originsOf(records: readonly { origin: Origin }[]): readonly Origin[] {
  return records.map(({ origin }) => origin);
}
