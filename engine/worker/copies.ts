/**
 * Tells the copies of one message apart. A message keeps its number through fan-out, retry and replay; every place that
 * takes it in makes a copy, and copies are numbered in the order in which they came to be. A move to a dead-letter queue
 * makes no new one.
 */
import type { MessageCopy } from '../frames.ts';
import type { Fact, Log } from '../kernel/log.ts';
import type { Answer } from '../kernel/service.ts';

/** A place takes the message in: a copy begins. */
const begins = new Set([
  'MessageSent',
  'RecordPut',
  'RecordsPut',
  'RecordAccepted',
  'RecordsAccepted',
  'ObjectCreated',
  'EventQueued',
  'RequestAccepted',
]);
const ends = new Set([
  'MessageDeleted',
  'MessageExpired',
  'RecordsLost',
  'RecordsDropped',
  'ObjectDelivered',
  'EventGivenUp',
  'InvocationSucceeded',
  'RequestAnswered',
  'RequestFailed',
  'RequestCascaded',
]);
/** A chain of causes is not followed further than this. */
const causesMax = 60;

interface Copy extends Omit<MessageCopy, 'endedSeq'> {
  endedSeq: number | undefined;
  /** In flight: a receive will not find it. */
  isOut: boolean;
}

/** Fed with the facts about one message, in order. */
export class Copies {
  private readonly all: Copy[] = [];
  /** Which copy a fact was about, by its number. */
  private readonly bySeq = new Map<number, Copy>();

  constructor(private readonly log: Log) {}

  /** The copy that a fact is about; undefined where none is meant or none is known. */
  take(fact: Fact): number | undefined {
    const copy = begins.has(fact.type) ? this.begin(fact) : this.find(fact);
    if (!copy) return undefined;
    this.bySeq.set(fact.seq, copy);
    this.change(copy, fact);
    return copy.copy;
  }

  told(): MessageCopy[] {
    return this.all.map(({ copy, resource, endedSeq }) =>
      endedSeq === undefined ? { copy, resource } : { copy, resource, endedSeq },
    );
  }

  private begin({ type, resource }: Fact): Copy {
    // An endpoint that failed is asked again with the same.
    const again = type === 'RequestAccepted' ? this.at(resource) : undefined;
    if (again) {
      again.endedSeq = undefined;
      return again;
    }
    const copy: Copy = { copy: this.all.length + 1, resource, isOut: false, endedSeq: undefined };
    this.all.push(copy);
    return copy;
  }

  private change(copy: Copy, { type, seq, detail, resource }: Fact): void {
    if (type === 'MessageReceived') copy.isOut = true;
    else if (type === 'VisibilityExpired') copy.isOut = false;
    else if (type === 'MessageDeadLettered') copy.resource = String(detail.to);
    else if (type === 'DeadLetterArrived' || type === 'DeadLetterReturned') {
      copy.resource = resource;
      copy.isOut = false;
    } else if (ends.has(type) && resource === copy.resource) copy.endedSeq = seq;
  }

  private find(fact: Fact): Copy | undefined {
    const { type, resource, detail } = fact;
    if (type === 'MessageProduced' || type === 'MessagePublished' || type === 'MessageFiltered')
      return undefined;
    // What a topic says of a delivery is about the copy that the subscriber has.
    if (typeof detail.endpoint === 'string') return this.at(detail.endpoint);
    if (type === 'MessageReceived') return this.at(resource, (copy) => !copy.isOut);
    const here = this.all.filter((copy) => copy.resource === resource && copy.endedSeq === undefined);
    if (here.length === 1) return here[0];
    return this.byCause(fact) ?? here[0];
  }

  /** The copy at a place: one that is there before one that has ended, the older first. */
  private at(resource: string, isMeant: (copy: Copy) => boolean = () => true): Copy | undefined {
    const here = this.all.filter((copy) => copy.resource === resource);
    const present = here.filter(({ endedSeq }) => endedSeq === undefined);
    return present.find(isMeant) ?? present[0] ?? here.at(-1);
  }

  /** What happens to a copy elsewhere, at a worker or a reader, goes back to a fact about it, or to an answer it came with. */
  private byCause({ causeSeq }: Fact): Copy | undefined {
    let cause = this.log.at(causeSeq);
    for (let count = 0; cause && count < causesMax; count++) {
      const known = this.bySeq.get(cause.seq);
      if (known) return known;
      if (cause.type === 'ReplyDeparted') return this.handedOut(cause);
      // What led to its making is another message's story.
      if (cause.type === 'MessageProduced') return undefined;
      cause = this.log.at(cause.causeSeq);
    }
    return undefined;
  }

  /** The copy that an answer brought: what was done to it just before the answer left, else what is there. */
  private handedOut({ seq, step, detail }: Fact): Copy | undefined {
    for (let at = seq - 1; at >= this.log.firstSeq && this.log.stepAt(at) === step; at--) {
      const known = this.bySeq.get(at);
      if (known) return known;
    }
    return this.at((detail as unknown as Answer).call.to);
  }
}
