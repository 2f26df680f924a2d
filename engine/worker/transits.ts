/** What is under way, for the canvas: read from the log, so that it needs no bookkeeping in the engine. */
import type { Engine } from '../engine.ts';
import { transitField, transitKind, transitStride, transitsMax } from '../frames.ts';
import type { Answer, Call } from '../kernel/service.ts';
import type { Names } from './names.ts';

interface Transit {
  seq: number;
  from: string;
  to: string;
  departMs: number;
  arriveMs: number;
  kind: number;
  origin: number;
  count: number;
  /** What a refusal says, in short. */
  code: string | undefined;
}

/** Where the names are that a frame refers to by number. */
export interface Registers {
  resources: Names;
  groups: Names;
  codes: Names;
  groupOf: (origin: number) => string | undefined;
}

/** A lost one is shown falling for so long, virtual ms. */
const lostShownMs = 400;
/** After a seek: how far back something still under way may have departed. */
const lookBackMs = 30_000;
const lookBackFacts = 20_000;

export class Transits {
  private active: Transit[] = [];

  /** Takes a departure in; other facts are none of its business. */
  consider(engine: Engine, seq: number, type: string): void {
    if (type === 'RequestDeparted')
      this.active.push(ofRequest(engine, seq, engine.log.detailAt(seq) as unknown as Call));
    else if (type === 'ReplyDeparted') {
      const reply = engine.log.detailAt(seq) as unknown as Answer;
      // The learner's own calls have no road to be drawn on.
      if (reply.call.from !== '') this.active.push(ofReply(seq, reply));
    }
    if (this.active.length > 4 * transitsMax) this.active = this.active.slice(-2 * transitsMax);
  }

  /** Starts over at a place in the log, after a jump in time. */
  rebuild(engine: Engine): void {
    this.active = [];
    const end = engine.factCount;
    let start = end;
    const earliest = Math.max(engine.log.firstSeq, end - lookBackFacts);
    while (start > earliest && engine.log.timeAt(start - 1) >= engine.nowMs - lookBackMs) start--;
    for (let seq = start; seq < end; seq++) this.consider(engine, seq, engine.log.typeAt(seq));
  }

  /** What was under way at any moment since `sinceMs`, as numbers; forgets what has arrived before. */
  pack(sinceMs: number, { resources, groups, codes, groupOf }: Registers) {
    this.active = this.active.filter(({ departMs, arriveMs }) => {
      return (Number.isFinite(arriveMs) ? arriveMs : departMs + lostShownMs) >= sinceMs;
    });
    const drawn = this.active.slice(-transitsMax);
    const numbers = new Float64Array(drawn.length * transitStride);
    drawn.forEach((transit, index) => {
      const at = index * transitStride;
      const group = transit.origin > 0 ? groupOf(transit.origin) : undefined;
      numbers[at + transitField.seq] = transit.seq;
      numbers[at + transitField.from] = resources.numberOf(transit.from);
      numbers[at + transitField.to] = resources.numberOf(transit.to);
      numbers[at + transitField.departMs] = transit.departMs;
      numbers[at + transitField.arriveMs] = transit.arriveMs;
      numbers[at + transitField.kind] = transit.kind;
      numbers[at + transitField.origin] = transit.origin;
      numbers[at + transitField.count] = transit.count;
      numbers[at + transitField.group] = group === undefined ? -1 : groups.numberOf(group);
      numbers[at + transitField.code] = transit.code === undefined ? -1 : codes.numberOf(transit.code);
    });
    return { numbers, omitted: this.active.length - drawn.length };
  }
}

function ofRequest(engine: Engine, seq: number, call: Call): Transit {
  const { from, to, departMs, arriveMs, origins } = call;
  return {
    seq,
    from,
    to,
    departMs,
    arriveMs,
    kind: requestKind(engine, call),
    origin: origins[0] ?? 0,
    count: origins.length,
    code: undefined,
  };
}

function ofReply(seq: number, reply: Answer): Transit {
  const { call, departMs, arriveMs, origins } = reply;
  const code = codeOf(reply);
  const kind =
    code !== undefined
      ? transitKind.refuse
      : origins.length > 0
        ? transitKind.deliver
        : transitKind.acknowledge;
  return {
    seq,
    from: call.to,
    to: call.from,
    departMs,
    arriveMs,
    kind,
    origin: origins[0] ?? 0,
    count: origins.length,
    code,
  };
}

/** The code of a refusal, or how many entries failed in an answer that is called a success; undefined for a whole one. */
function codeOf({ call, refusal, output }: Answer): string | undefined {
  if (refusal) return refusal.code.replace(/^AWS\.SimpleQueueService\./, '');
  const { FailedRecordCount, FailedPutCount, Failed } = (output ?? {}) as {
    FailedRecordCount?: number;
    FailedPutCount?: number;
    Failed?: readonly unknown[];
  };
  const failed = FailedRecordCount ?? FailedPutCount ?? Failed?.length ?? 0;
  return failed > 0 ? `${failed} of ${call.origins.length} failed` : undefined;
}

/** What carries nothing asks; what carries messages sends them along a wire, or settles them against a pulled one. */
function requestKind(engine: Engine, call: Call): number {
  if (call.isInternal) return transitKind.deadLetter;
  if (call.origins.length === 0) return transitKind.ask;
  const links = engine.linksBetween(call.from, call.to);
  const isAgainst = links.length > 0 && links.every((link) => link.isPulled && link.from === call.to);
  return isAgainst ? transitKind.settle : transitKind.send;
}
