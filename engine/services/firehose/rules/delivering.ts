/** Objects on their way to the bucket: tried again until they are there or 24 hours are over (FH-12, FH-13). */
import type { Answer, Context } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import { outcomeOf } from '../../../programs/outgoing.ts';
import type { PutObjectInput } from '../../s3/contract.ts';
import { type FlushedObject, flushedMax } from '../contract.ts';
import { deliveryRetryMaxMs, deliveryRetryMs, storeMs } from '../limits.ts';
import type { Delivery, DeliveryStreamState } from '../model.ts';
import { pauseMs } from './pauses.ts';
import { objectName } from './prefix.ts';

/** What goes along with PutObject. */
interface Attempt {
  slot: number;
  key: string;
}

export function beginDelivery(
  ctx: Context,
  stream: DeliveryStreamState,
  object: Pick<Delivery, 'reason' | 'prefix' | 'body' | 'bytes' | 'origins' | 'oldestAtMs'>,
): void {
  const slot = stream.deliveries.add({
    ...object,
    epoch: 0,
    state: 'waiting',
    attempt: 0,
    lastCode: '',
    nextAtMs: ctx.nowMs,
    wakeId: 0,
  });
  tryNow(ctx, stream, slot);
}

/** Wake-up: another attempt, or the end of what may be kept. */
export function deliveryDue(ctx: Context, stream: DeliveryStreamState, slot: number): void {
  const delivery = stream.deliveries.get(slot) as Delivery;
  if (ctx.nowMs < keptUntilMs(delivery)) return tryNow(ctx, stream, slot);
  stream.deliveries.remove(slot);
  stream.lostTotal += delivery.origins.length;
  const reason =
    delivery.lastCode === ''
      ? 'no bucket for 24 hours'
      : `not delivered for 24 hours, last ${delivery.lastCode}`;
  ctx.emit('RecordsLost', { messages: delivery.origins, reason });
}

function keptUntilMs({ oldestAtMs }: Readonly<Delivery>): number {
  return instant(oldestAtMs + storeMs);
}

function tryNow(ctx: Context, stream: DeliveryStreamState, slot: number): void {
  const delivery = stream.deliveries.edit(slot);
  if (stream.bucket === undefined) return hold(ctx, delivery, slot);
  const { prefix, body, origins, oldestAtMs } = delivery;
  delivery.attempt++;
  delivery.state = 'underWay';
  stream.underWayCount++;
  // Every attempt has a name of its own: after a lost answer the records are in the bucket twice (FH-12).
  const key = prefix + objectName(stream.name, stream.version, oldestAtMs, ctx.mintId());
  ctx.call({
    to: stream.bucket,
    action: 'PutObject',
    input: { Key: key, Body: body } satisfies PutObjectInput,
    tag: 'delivered',
    context: { slot, key } satisfies Attempt,
    origins,
  });
}

function hold(ctx: Context, delivery: Delivery, slot: number): void {
  delivery.state = 'held';
  delivery.nextAtMs = keptUntilMs(delivery);
  delivery.wakeId = ctx.wake(delivery.nextAtMs, 'deliveryDue', slot);
  const { origins, bytes, nextAtMs } = delivery;
  ctx.emit('DeliveryHeld', { messages: origins, bytes, forMs: nextAtMs - ctx.nowMs });
}

/** There is a bucket now: what had none goes out. */
export function releaseHeld(ctx: Context, stream: DeliveryStreamState): void {
  const held: number[] = [];
  stream.deliveries.scan(({ state }, slot) => {
    if (state === 'held') held.push(slot);
    return true;
  });
  for (const slot of held) {
    const delivery = stream.deliveries.edit(slot);
    ctx.cancelWake(delivery.wakeId);
    delivery.state = 'waiting';
    delivery.nextAtMs = ctx.nowMs;
    delivery.wakeId = ctx.wake(ctx.nowMs, 'deliveryDue', slot);
  }
}

/** Reply: what the bucket says. */
export function delivered(ctx: Context, stream: DeliveryStreamState, answer: Answer): void {
  const { slot, key } = answer.call.context as Attempt;
  const { to } = answer.call;
  stream.underWayCount--;
  const [failure] = outcomeOf('s3', answer, 1).failed;
  if (failure) return retryLater(ctx, stream, slot, to, failure.code);
  const { origins, bytes, reason } = stream.deliveries.get(slot) as Delivery;
  stream.deliveries.remove(slot);
  const records = origins.length;
  if (reason === 'errors') {
    stream.erredTotal += records;
    ctx.emit('ErrorsDelivered', { messages: origins, key, bytes, records, to });
  } else {
    stream.deliveredTotal += records;
    stream.deliveredBytesTotal += bytes;
    ctx.emit('ObjectDelivered', { messages: origins, key, bytes, records, reason, to });
  }
  remember(stream, { key, bytes, records, atMs: ctx.nowMs, reason });
}

function retryLater(ctx: Context, stream: DeliveryStreamState, slot: number, to: string, code: string): void {
  const delivery = stream.deliveries.edit(slot);
  const { attempt, origins } = delivery;
  const pause = pauseMs(attempt, deliveryRetryMs, deliveryRetryMaxMs);
  delivery.state = 'waiting';
  delivery.lastCode = code;
  delivery.nextAtMs = Math.min(ctx.nowMs + pause, Math.max(ctx.nowMs, keptUntilMs(delivery)));
  delivery.wakeId = ctx.wake(delivery.nextAtMs, 'deliveryDue', slot);
  ctx.emit('DeliveryRetried', { messages: origins, to, code, attempt, inMs: delivery.nextAtMs - ctx.nowMs });
}

function remember(stream: DeliveryStreamState, object: FlushedObject): void {
  stream.objectsTotal++;
  stream.flushed = [...stream.flushed, object].slice(-flushedMax);
}
