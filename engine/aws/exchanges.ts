/** Finds the call a fact belongs to and writes it as it stands on the wire. */
import type { Engine } from '../engine.ts';
import type { Exchange } from './exchange.ts';

export function exchangeOf(engine: Engine, seq: number): Exchange | undefined {
  throw new Error(`Nobody has written ${seq} of ${engine.factCount}.`);
}
