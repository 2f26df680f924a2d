/** Reads the log and keeps account of what became of every message. */
import type { Engine } from '../engine.ts';
import type { Ledger } from './contract.ts';

export class LedgerBook {
  constructor(private readonly engine: Engine) {}

  /** The log was rewritten, or now lies further back. */
  startOver(): void {}

  /** Account of everything up to now. */
  read(): Ledger {
    throw new Error(`Nobody has kept account at ${this.engine.nowMs}.`);
  }
}
