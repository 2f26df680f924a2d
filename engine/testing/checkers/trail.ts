/** What follows from what: facts carry their cause, and so lead back to the thing that began it all. */
import type { Fact } from '../../kernel/log.ts';
import type { Call } from '../../kernel/service.ts';
import { callOf } from './story.ts';

/** Remembers which facts, and which answers to calls, belong to an item. */
export class Trail<Item> {
  private readonly byFact = new Map<number, Item>();
  private readonly byCall = new Map<number, Item>();

  /** @param follows which of the calls that follow from an item are its own; all of them unless given */
  constructor(private readonly follows: (call: Call) => boolean = () => true) {}

  mark(fact: Fact, item: Item): void {
    this.byFact.set(fact.seq, item);
  }

  /** A call that is the item's, wherever it came from. */
  adopt(call: Call, item: Item): void {
    this.byCall.set(call.id, item);
  }

  /** Whose doing a fact is. */
  of({ causeSeq }: Fact): Item | undefined {
    return this.byFact.get(causeSeq);
  }

  /** To be told of every fact: follows calls to their answers. */
  see(fact: Fact): void {
    if (fact.type === 'RequestDeparted') {
      const item = this.of(fact);
      const call = callOf(fact);
      if (item !== undefined && this.follows(call)) this.adopt(call, item);
    } else if (fact.type === 'ReplyDeparted') this.pass(fact, callOf(fact).id);
    else if (fact.type === 'CallTimedOut') this.pass(fact, fact.detail.call as number);
  }

  private pass(fact: Fact, call: number): void {
    const item = this.byCall.get(call);
    if (item !== undefined) this.mark(fact, item);
  }
}
