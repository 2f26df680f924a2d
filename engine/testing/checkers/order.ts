/** The log itself: time never runs back, numbers only grow, every fact has an earlier cause. */
import type { Fact } from '../../kernel/log.ts';
import type { Checker, Story } from './story.ts';

/** The only facts that follow from nothing: the start, and what the learner does. */
const firstCauses: readonly string[] = ['RunStarted', 'CommandApplied'];

export class OrderOfFacts implements Checker {
  private last: Fact | undefined;

  constructor(private readonly story: Story) {}

  see(fact: Fact): void {
    const { last } = this;
    const say = (sentence: string) => this.story.report('order of facts', fact.seq, sentence);
    if (fact.seq !== (last ? last.seq + 1 : 0))
      say(`number ${fact.seq} follows number ${last?.seq ?? 'none'}`);
    if (last && fact.atMs < last.atMs) say(`time runs back from ${last.atMs} ms to ${fact.atMs} ms`);
    if (last && fact.step < last.step) say(`steps run back from ${last.step} to ${fact.step}`);
    if (!Number.isFinite(fact.atMs) || fact.atMs < 0) say(`${fact.atMs} ms is no time`);
    if (Math.round(fact.atMs * 1000) / 1000 !== fact.atMs) say(`${fact.atMs} ms is finer than a microsecond`);
    if (fact.causeSeq >= fact.seq) say(`its cause ${fact.causeSeq} is not earlier`);
    if (fact.causeSeq < 0 && !firstCauses.includes(fact.type)) say(`${fact.type} has no cause`);
    if (fact.type === 'RunStarted' && fact.seq !== 0) say('the run starts twice');
    this.last = fact;
  }

  finish(): void {
    const { nowMs } = this.story.run.end;
    if (this.last && this.last.atMs > nowMs)
      this.story.report('order of facts', this.last.seq, `it is later than the end, ${nowMs} ms`);
  }
}
