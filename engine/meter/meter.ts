/** What the run would have been billed for, up to now. */
import type { Engine } from '../engine.ts';
import type { MeterReading } from './contract.ts';

export function readMeter(engine: Engine): MeterReading {
  throw new Error(`Nobody has metered at ${engine.nowMs}.`);
}
