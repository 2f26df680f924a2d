/** Reads the log and keeps account of what became of every message. */
import type { Fact, Log } from '../kernel/log.ts';
import type { Call, Origin } from '../kernel/service.ts';
import { Consumers } from './consumers.ts';
import type { Ledger, TroubledMessage } from './contract.ts';
import { EffectsCounter, type EffectsWatcher } from './effects.ts';
import type { Story } from './story.ts';
import { Troubles } from './troubles.ts';

/** What is read of a run. */
interface Run {
  readonly log: Log;
  /** Facts that have happened up to now. */
  readonly factCount: number;
}

/** Facts that one reading gets through: after a jump backwards the account is built up again in several. */
const factsPerReading = 50_000;
/** Messages followed at a time. */
const storiesMax = 1_000_000;

export class LedgerBook {
  private account = new Account();
  private readTo = 0;
  private isVoid = true;

  constructor(private readonly run: Run) {}

  /** The log was rewritten, or now lies further back. */
  startOver(): void {
    this.isVoid = true;
  }

  /** Account of everything up to now, or as far as one reading goes. */
  read(): Ledger {
    const { log, factCount } = this.run;
    if (this.isVoid || this.readTo < log.firstSeq || this.readTo > factCount) this.begin();
    const end = Math.min(factCount, this.readTo + factsPerReading);
    for (const fact of log.facts(this.readTo, end)) this.account.take(fact);
    this.readTo = end;
    return {
      sinceMs: log.firstSeq === 0 ? 0 : this.account.sinceMs,
      unreadFacts: factCount - end,
      ...this.account.told(),
    };
  }

  private begin(): void {
    const { log, factCount } = this.run;
    this.isVoid = false;
    this.readTo = log.firstSeq;
    this.account = new Account();
    if (log.firstSeq > 0) this.account.beginLate(log, factCount);
  }
}

class Account implements EffectsWatcher {
  sinceMs = 0;
  private readonly counter = new EffectsCounter(this, storiesMax);
  private readonly consumers = new Consumers();
  private readonly troubles = new Troubles();

  /**
   * The oldest facts are gone. Numbers are given in the order in which messages are made: what is made from here on has
   * its whole story in the log, and everything before is left out.
   */
  beginLate(log: Log, factCount: number): void {
    this.sinceMs = log.timeAt(log.firstSeq);
    for (let seq = log.firstSeq; seq < factCount; seq++) {
      if (log.typeAt(seq) !== 'MessageProduced') continue;
      const { message, messages = [] } = log.detailAt(seq);
      return this.counter.beginAt(message ?? messages[0] ?? 0);
    }
  }

  take(fact: Fact): void {
    this.counter.add(fact);
    this.noteGroups(fact);
  }

  told(): Omit<Ledger, 'sinceMs' | 'unreadFacts'> {
    const { counter, consumers } = this;
    const { expected, done, lost, pending } = counter.result();
    const { underWay, deadLettered } = counter;
    const { duplicated, outOfOrder, late } = consumers;
    return {
      total: {
        expected,
        done,
        lost: lost - underWay,
        pending: pending + underWay,
        deadLettered,
        duplicated,
        outOfOrder,
        late,
      },
      consumers: consumers.rows(),
      troubled: this.troubles.list(),
    };
  }

  // ── what the counter finds ─────────────────────────────────────────────────────────────────────────────────────────

  effect(story: Story, times: number, fact: Fact): void {
    const { isOutOfOrder, isLate } = this.consumers.add(story, times, fact);
    if (times > 1) this.note('duplicated', story, fact);
    if (isLate) this.note('late', story, fact);
    if (isOutOfOrder) this.note('outOfOrder', story, fact);
  }

  stands(story: Story, before: Story['standing'], fact: Fact): void {
    if (story.standing === 'lost') this.note('lost', story, fact);
    else if (before === 'lost') this.troubles.takeBack(story.origin, 'lost');
  }

  deadLetter(story: Story, queue: string, isThere: boolean, fact: Fact): void {
    if (isThere) this.note('deadLettered', story, fact, queue);
    else this.troubles.takeBack(story.origin, 'deadLettered', queue);
  }

  private note(
    trouble: TroubledMessage['trouble'],
    { origin }: Story,
    { resource, atMs, seq }: Fact,
    where = resource,
  ): void {
    this.troubles.note({ origin, trouble, resource: where, atMs, seq });
  }

  // ── groups ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Whoever makes or takes in a message names its group; a partition key stands in the request. */
  private noteGroups({ type, detail }: Fact): void {
    const { message, messages, group, groups } = detail;
    switch (type) {
      case 'RequestDeparted':
        return this.noteKeys(detail as unknown as Call);
      case 'MessageProduced':
      case 'MessageSent':
      case 'MessagePublished':
        if (message !== undefined) this.name(message, group);
        else if (Array.isArray(groups)) this.nameAll(messages ?? [], groups);
        return;
      case 'RecordPut':
        return this.name(message ?? 0, group, true);
    }
  }

  private noteKeys({ action, input, origins }: Call): void {
    if (action !== 'PutRecord' && action !== 'PutRecords') return;
    const { Records: records = [input as Keyed] } = input as { Records?: readonly Keyed[] };
    const keys = records.map(({ PartitionKey: key }) => key);
    this.nameAll(origins, keys, true);
  }

  private nameAll(origins: readonly Origin[], groups: readonly unknown[], isFinal = false): void {
    for (let place = 0; place < origins.length; place++) {
      this.name(origins[place] as Origin, groups[place], isFinal);
    }
  }

  private name(origin: Origin, group: unknown, isFinal = false): void {
    const story = typeof group === 'string' ? this.counter.storyAt(origin) : undefined;
    if (story && (isFinal || story.group === undefined)) story.group = group as string;
  }
}

interface Keyed {
  PartitionKey?: string;
}
