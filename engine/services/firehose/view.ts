/** A Firehose stream as the page sees it: small and bounded, whether it holds three records or a million. */
import type { DeliveryStreamView, TankView } from './contract.ts';
import { mebibyte } from './limits.ts';
import type { Delivery, DeliveryStreamState, TransformBatch } from './model.ts';
import { hintMsOf } from './rules/buffering.ts';
import type { RecordBuffer } from './rules/recordBuffer.ts';

export function view(stream: DeliveryStreamState): DeliveryStreamView {
  const { settings, transform } = stream;
  const portrait: DeliveryStreamView = {
    kind: 'firehose',
    arn: stream.arn,
    source: stream.source ? 'KinesisStreamAsSource' : 'DirectPut',
    tank: tankView(stream.buffer, settings.SizeInMBs * mebibyte, hintMsOf(settings.IntervalInSeconds)),
    deliveringCount: stream.underWayCount,
    waitingCount: stream.deliveries.size - stream.underWayCount,
    acceptedTotal: stream.acceptedTotal,
    throttledTotal: stream.throttledTotal,
    okTotal: stream.okTotal,
    droppedTotal: stream.droppedTotal,
    failedTotal: stream.failedTotal,
    deliveredTotal: stream.deliveredTotal,
    erredTotal: stream.erredTotal,
    lostTotal: stream.lostTotal,
    flushed: stream.flushed,
    objectsTotal: stream.objectsTotal,
  };
  if (stream.source) portrait.sourceStream = stream.source.from;
  if (stream.bucket !== undefined) portrait.bucket = stream.bucket;
  if (transform) {
    portrait.transform = transform.to;
    portrait.transformTank = tankView(stream.intake, transform.hintBytes, transform.hintMs);
  }
  const batch = oldestBatch(stream);
  if (batch) portrait.transforming = batch;
  const retry = oldestRetry(stream);
  if (retry) portrait.retry = retry;
  if (stream.lastOrigin !== undefined) portrait.last = { origin: stream.lastOrigin, atMs: stream.lastAtMs };
  return portrait;
}

function tankView(buffer: RecordBuffer, hintBytes: number, hintMs: number): TankView {
  const tank: TankView = { bytes: buffer.bytes, records: buffer.count, hintBytes, hintMs };
  if (buffer.count > 0) {
    tank.sinceMs = buffer.sinceMs;
    tank.flushAtMs = buffer.sinceMs + hintMs;
  }
  return tank;
}

function oldestBatch({ batches }: DeliveryStreamState): DeliveryStreamView['transforming'] {
  const slot = batches.first();
  if (slot === undefined) return undefined;
  const { records, bytes, attempt, attemptsMax, sinceMs } = batches.get(slot) as TransformBatch;
  return { records: records.length, bytes, attempt, attemptsMax, sinceMs };
}

/** Objects looked at for one that waits; there are more only after hours without a bucket. */
const scanMax = 500;

function oldestRetry({ deliveries }: DeliveryStreamState): DeliveryStreamView['retry'] {
  let waiting: Readonly<Delivery> | undefined;
  let looked = 0;
  deliveries.scan((delivery) => {
    if (delivery.state === 'waiting') waiting = delivery;
    return waiting === undefined && ++looked < scanMax;
  });
  return waiting && { attempt: waiting.attempt + 1, atMs: waiting.nextAtMs, code: waiting.lastCode };
}
