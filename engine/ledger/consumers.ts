/** What was done where: one row for each resource at which work ends. */
import type { Fact } from '../kernel/log.ts';
import type { Origin } from '../kernel/service.ts';
import { type LedgerRow, lateAfterMs } from './contract.ts';
import { Durations } from './durations.ts';
import type { Story } from './story.ts';

/** Groups whose last effect is remembered at one consumer, before the older half is let go. */
const groupsMax = 20_000;

/** What was wrong with an effect. */
export interface Findings {
  isOutOfOrder: boolean;
  isLate: boolean;
}

class Consumer {
  effects = 0;
  duplicated = 0;
  outOfOrder = 0;
  late = 0;
  readonly durations = new Durations();
  private latestByGroup = new Map<string, Origin>();
  private latestBefore = new Map<string, Origin>();

  /** True when a later message of the group was done before. */
  isOvertaken({ group, origin }: Story): boolean {
    if (group === undefined) return false;
    const latest = this.latestByGroup.get(group) ?? this.latestBefore.get(group);
    if (latest !== undefined && latest > origin) return true;
    if (this.latestByGroup.size >= groupsMax) {
      this.latestBefore = this.latestByGroup;
      this.latestByGroup = new Map();
    }
    this.latestByGroup.set(group, origin);
    return false;
  }
}

export class Consumers {
  private readonly consumers = new Map<string, Consumer>();
  /** Effects beyond the first at one consumer, over all. */
  duplicated = 0;
  outOfOrder = 0;
  late = 0;

  /** Counts an effect. @param times of this message at this resource, this one included */
  add(story: Story, times: number, { resource, atMs }: Fact): Findings {
    const consumer = this.consumerAt(resource);
    consumer.effects++;
    if (times > 1) {
      this.duplicated++;
      if (times === 2) consumer.duplicated++;
      return { isOutOfOrder: false, isLate: false };
    }
    const tookMs = atMs - story.madeMs;
    consumer.durations.add(tookMs);
    const isLate = tookMs > lateAfterMs;
    const isOutOfOrder = consumer.isOvertaken(story);
    if (isLate) this.late++;
    if (isLate) consumer.late++;
    if (isOutOfOrder) this.outOfOrder++;
    if (isOutOfOrder) consumer.outOfOrder++;
    return { isOutOfOrder, isLate };
  }

  /** In the order in which they did their first work. */
  rows(): LedgerRow[] {
    return [...this.consumers].map(([resource, { effects, duplicated, outOfOrder, late, durations }]) => ({
      resource,
      effects,
      duplicated,
      outOfOrder,
      late,
      medianMs: durations.medianMs,
      slowestMs: durations.slowestMs,
    }));
  }

  private consumerAt(resource: string): Consumer {
    let consumer = this.consumers.get(resource);
    if (!consumer) {
      consumer = new Consumer();
      this.consumers.set(resource, consumer);
    }
    return consumer;
  }
}
