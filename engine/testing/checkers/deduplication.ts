/** FIFO: within five minutes of an accepted send no second one of the same id is stored, and only such a one is swallowed. */
import type { Fact } from '../../kernel/log.ts';
import type { SendMessageInput } from '../../services/sqs/contract.ts';
import type { InForce } from './inForce.ts';
import type { Checker, Story } from './story.ts';

const windowMs = 300_000;
/** SQS-95: for so long after a change of the scope it is open which scope holds. */
const scopeChangeMs = 60_000;

interface Memory {
  accepted: Map<string, { origin: number; atMs: number }>;
  /** A send whose id the log does not tell may be behind a duplicate until then, ms. */
  unsureUntilMs: number;
  /** Nothing is judged or remembered until then, ms. */
  pausedUntilMs: number;
}

export class Deduplication implements Checker {
  private readonly memories = new Map<string, Memory>();

  constructor(
    private readonly story: Story,
    private readonly inForce: InForce,
  ) {}

  see(fact: Fact): void {
    if (fact.type === 'ResourceCreated') this.memories.delete(fact.resource);
    if (fact.type === 'AttributesChanged' && 'DeduplicationScope' in (fact.detail.settings as object))
      this.forget(fact);
    if (fact.type !== 'MessageSent' && fact.type !== 'MessageDeduplicated') return;
    const rules = this.inForce.rules(fact.resource);
    if (!rules?.FifoQueue) {
      if (fact.type === 'MessageDeduplicated') this.say(fact, 'a standard queue knows no duplicates');
      return;
    }
    const memory = this.memoryOf(fact.resource);
    if (fact.atMs < memory.pausedUntilMs) return;
    const key = keyOf(this.story.sendOf(fact), rules.DeduplicationScope === 'messageGroup');
    if (fact.type === 'MessageSent') this.accept(fact, memory, key);
    else this.swallow(fact, memory, key);
  }

  private say(fact: Fact, sentence: string): void {
    this.story.report('deduplication', fact.seq, `${fact.resource}, m${fact.detail.message}: ${sentence}`);
  }

  private memoryOf(queue: string): Memory {
    let memory = this.memories.get(queue);
    if (!memory) {
      memory = { accepted: new Map(), unsureUntilMs: 0, pausedUntilMs: 0 };
      this.memories.set(queue, memory);
    }
    return memory;
  }

  /** What was remembered under the old scope proves nothing under the new one. */
  private forget(fact: Fact): void {
    const pausedUntilMs = fact.atMs + scopeChangeMs;
    const unsureUntilMs = pausedUntilMs + windowMs;
    this.memories.set(fact.resource, { accepted: new Map(), unsureUntilMs, pausedUntilMs });
  }

  private accept(fact: Fact, memory: Memory, key: string | undefined): void {
    if (key === undefined) {
      memory.unsureUntilMs = Math.max(memory.unsureUntilMs, fact.atMs + windowMs);
      return;
    }
    const earlier = memory.accepted.get(key);
    if (earlier && fact.atMs < earlier.atMs + windowMs)
      this.say(fact, `stored, though m${earlier.origin} had its deduplication id at ${earlier.atMs} ms`);
    memory.accepted.set(key, { origin: fact.detail.message as number, atMs: fact.atMs });
  }

  private swallow(fact: Fact, memory: Memory, key: string | undefined): void {
    if (key === undefined || fact.atMs < memory.unsureUntilMs) return;
    const earlier = memory.accepted.get(key);
    if (!earlier || fact.atMs >= earlier.atMs + windowMs)
      return this.say(fact, 'swallowed, though its id is new');
    if (earlier.origin !== fact.detail.original)
      this.say(fact, `swallowed for m${fact.detail.original}, but its id is that of m${earlier.origin}`);
  }
}

/** What makes two sends the same; undefined where the log does not tell the send. */
function keyOf(send: SendMessageInput | undefined, isPerGroup: boolean): string | undefined {
  if (!send) return undefined;
  const { MessageDeduplicationId: id, MessageBody, MessageGroupId } = send;
  const named = id === undefined ? `body ${MessageBody}` : `id ${id}`;
  return isPerGroup ? `${MessageGroupId}\n${named}` : named;
}
