/** What a checker is given: the log, the scenario, and how the queues stand at the end. Never the engine. */
import type { Fact } from '../../kernel/log.ts';
import type { Call } from '../../kernel/service.ts';
import type { Command, ScenarioLink, ScenarioResource } from '../../protocol.ts';
import type { QueueView, SendMessageInput } from '../../services/sqs/contract.ts';

export interface Run {
  scenario: { links: readonly ScenarioLink[]; resources?: readonly ScenarioResource[] };
  /** The whole log, from the first fact. */
  facts: Iterable<Fact>;
  end: {
    nowMs: number;
    /** Queues alive, by id. */
    queues: ReadonlyMap<string, QueueView>;
    /** Views of all resources alive, by id. */
    views: ReadonlyMap<string, object>;
  };
}

/** Something that must not be. */
export interface Finding {
  checker: string;
  /** The fact where it shows; the log's length when it shows only at the end. */
  seq: number;
  sentence: string;
}

/** A share of the judging: sees every fact in order, and then the end. */
export interface Checker {
  see(fact: Fact): void;
  finish?(): void;
}

/** What several checkers ask of a log. */
export class Story {
  readonly facts: readonly Fact[];
  readonly findings: Finding[] = [];
  private readonly sendsByCause = new Map<number, Fact[]>();

  constructor(readonly run: Run) {
    this.facts = [...run.facts];
    for (const fact of this.facts) {
      if (fact.type !== 'MessageSent' && fact.type !== 'MessageDeduplicated') continue;
      const siblings = this.sendsByCause.get(fact.causeSeq);
      if (siblings) siblings.push(fact);
      else this.sendsByCause.set(fact.causeSeq, [fact]);
    }
  }

  report(checker: string, seq: number, sentence: string): void {
    this.findings.push({ checker, seq, sentence });
  }

  /** The request or the learner's call that a fact follows from directly. */
  requestOf(fact: Fact): Asked | undefined {
    const cause = this.facts[fact.causeSeq];
    if (cause?.type === 'RequestDeparted') return callOf(cause);
    if (cause?.type !== 'CommandApplied') return undefined;
    const command = cause.detail.command as Command;
    return command.type === 'call' ? { ...command, from: '', origins: command.origins ?? [] } : undefined;
  }

  /** What was asked to be sent: the input of a send, or the entry of a batch. Undefined where the log leaves it open. */
  sendOf(fact: Fact): SendMessageInput | undefined {
    const entries = this.sendsOf(fact);
    if (entries.length === 1) return entries[0];
    const index = this.requestOf(fact)?.origins.indexOf(fact.detail.message as number) ?? -1;
    if (index >= 0) return entries[index];
    // A learner's batch has no story numbers of its own; where all of it was taken, the order tells.
    const siblings = this.sendsByCause.get(fact.causeSeq) ?? [];
    return siblings.length === entries.length ? entries[siblings.indexOf(fact)] : undefined;
  }

  /** Everything that the request behind a fact asked to send. */
  sendsOf(fact: Fact): readonly SendMessageInput[] {
    const asked = this.requestOf(fact);
    if (asked?.action === 'SendMessage') return [asked.input as SendMessageInput];
    if (asked?.action !== 'SendMessageBatch') return [];
    return (asked.input as { Entries: readonly SendMessageInput[] }).Entries;
  }
}

export type Asked = Pick<Call, 'from' | 'to' | 'action' | 'input' | 'origins'>;

export function callOf(fact: Fact): Call {
  return (fact.type === 'ReplyDeparted' ? fact.detail.call : fact.detail) as Call;
}
