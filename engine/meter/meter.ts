/** What the run would have been billed for, up to now. */
import type { Engine } from '../engine.ts';
import { creditIs, priceOf, pricesAsOf, pricesNote } from '../facts/prices.ts';
import { present } from '../kernel/assert.ts';
import type { MeterDefinition } from '../kernel/figures.ts';
import type { Resource } from '../kernel/world.ts';
import type { MeterLine, MeterReading } from './contract.ts';

/**
 * A line for each thing that was used, free ones among them, resource by resource in the order of creation. Resources that
 * were removed during the run are left out.
 */
export function readMeter(engine: Engine): MeterReading {
  const lines = engine.everyResource
    .filter(({ isAlive }) => isAlive)
    .flatMap((resource) => linesOf(resource, engine.nowMs));
  const totalCredits = lines.reduce((sum, { credits }) => sum + credits, 0);
  return { pricesAsOf, pricesNote, creditIs, lines, totalCredits };
}

function linesOf(resource: Readonly<Resource>, nowMs: number): MeterLine[] {
  const { id, definition, state, requestTotal } = resource;
  const meter = (definition.meter ?? []) as readonly MeterDefinition[];
  return meter.flatMap(({ price: name, dimension, doc, rule, read }) => {
    const amount = read(state as never, nowMs, requestTotal);
    if (amount === 0) return [];
    const price = present(priceOf(name), `there is a price for ${name}`);
    const credits = (amount * price.credits) / price.units;
    const line: MeterLine = { resource: id, service: definition.id, dimension, amount, credits, doc };
    return [rule === undefined ? line : { ...line, rule }];
  });
}
