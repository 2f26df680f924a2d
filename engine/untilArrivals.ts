/** What is on its way to one resource, and when it has got there. Read from the log: the engine keeps no books of it. */
import type { Engine } from './engine.ts';
import type { Answer, Call } from './kernel/service.ts';

/** How far back what is still under way may have departed. */
const lookBackFacts = 20_000;

export class Arrivals {
  /** When each departure arrives, ms, by its number in the log. */
  private readonly underWay = new Map<number, number>();
  private firstMs = Number.POSITIVE_INFINITY;

  constructor(
    private readonly engine: Engine,
    private readonly resource: string,
  ) {
    const { log, factCount, nowMs } = engine;
    for (let seq = Math.max(log.firstSeq, factCount - lookBackFacts); seq < factCount; seq++) {
      this.noteDeparture(seq, nowMs);
    }
  }

  /** Takes a new fact in; true when it tells of an arrival. */
  hears(seq: number): boolean {
    if (this.underWay.delete(this.engine.log.at(seq)?.causeSeq ?? -1)) {
      return !isLoss(this.engine.log.typeAt(seq));
    }
    this.noteDeparture(seq, Number.NEGATIVE_INFINITY);
    return false;
  }

  /** The departure that has arrived without a fact of its own, once this instant is over; a poll that waits is one. */
  silent(): number | undefined {
    const { nowMs, nextMs } = this.engine;
    if (nowMs < this.firstMs || nextMs <= nowMs) return undefined;
    const arrived = [...this.underWay].find(([, arriveMs]) => arriveMs <= nowMs)?.[0];
    if (arrived !== undefined) this.underWay.delete(arrived);
    this.firstMs = Math.min(...this.underWay.values());
    return arrived;
  }

  private noteDeparture(seq: number, laterThanMs: number): void {
    const arriveMs = arrivalAt(this.engine, seq, this.resource);
    if (arriveMs <= laterThanMs || !Number.isFinite(arriveMs)) return;
    this.underWay.set(seq, arriveMs);
    this.firstMs = Math.min(this.firstMs, arriveMs);
  }
}

/** When a departure arrives at a resource with a call or with messages; Infinity for every other fact. */
function arrivalAt({ log }: Engine, seq: number, resource: string): number {
  const type = log.typeAt(seq);
  if (type === 'RequestDeparted') {
    const call = log.detailAt(seq) as unknown as Call;
    return call.to === resource ? call.arriveMs : Number.POSITIVE_INFINITY;
  }
  if (type !== 'ReplyDeparted') return Number.POSITIVE_INFINITY;
  const { call, origins, arriveMs, refusal } = log.detailAt(seq) as unknown as Answer;
  const isDelivery = call.from === resource && origins.length > 0 && !refusal;
  return isDelivery && arriveMs <= call.deadlineMs ? arriveMs : Number.POSITIVE_INFINITY;
}

function isLoss(type: string): boolean {
  return type === 'RequestLost' || type === 'ReplyLost';
}
