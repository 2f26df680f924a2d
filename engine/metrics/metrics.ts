/** Keeps what every metric was, period by period. */
import type { Engine } from '../engine.ts';
import type { MetricSeries } from './contract.ts';

export class MetricStore {
  constructor(private readonly engine: Engine) {}

  /** The metrics of one resource up to now. */
  series(resource: string): MetricSeries[] {
    throw new Error(`Nobody has sampled ${resource} at ${this.engine.nowMs}.`);
  }
}
