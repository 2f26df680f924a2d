import type { Engine } from '../engine.ts';
import type { Command } from '../protocol.ts';
import type { Dice } from './dice.ts';

/** Takes away any one fault that is set; undefined while none is. */
export function healSomething(dice: Dice, engine: Engine): Command | undefined {
  const ids = [...engine.resources, ...engine.links].map(({ id }) => id);
  const faults = ids.flatMap((id) => engine.faultsOn(id));
  if (faults.length === 0) return undefined;
  const { on, kind } = dice.pick(faults);
  return { type: 'heal', on, kind };
}
