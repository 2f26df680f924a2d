/** The transform: records gather in a buffer of their own, the function has them in batches, and says what becomes of each. */
import type { Answer, Context } from '../../../kernel/service.ts';
import type { InvokeInput } from '../../lambda/contract.ts';
import type { TransformEvent } from '../contract.ts';
import { functionTimeoutMs, transformRetryMaxMs, transformRetryMs } from '../limits.ts';
import type { DeliveryStreamState, Transform, TransformBatch } from '../model.ts';
import { addToBuffer } from './buffering.ts';
import { deliverFailures } from './failures.ts';
import { pauseMs } from './pauses.ts';
import { type BufferedRecord, originsOf } from './recordBuffer.ts';
import { eventOf } from './transformEvent.ts';
import {
  type Failure,
  functionTimedOut,
  invocationFailure,
  type Verdicts,
  verdictsOf,
} from './transformResult.ts';

/** One attempt at a batch. */
interface Attempt {
  slot: number;
  attempt: number;
}

export function addToIntake(
  ctx: Context,
  stream: DeliveryStreamState,
  transform: Transform,
  record: BufferedRecord,
): void {
  const { intake } = stream;
  intake.append(record, ctx.nowMs);
  if (intake.bytes >= transform.hintBytes) beginBatch(ctx, stream, transform, 'size');
  else if (intake.count === 1) planBatch(ctx, stream, transform);
}

function planBatch(ctx: Context, { intake }: DeliveryStreamState, { hintMs }: Transform): void {
  intake.wakeId = ctx.wake(intake.sinceMs + hintMs, 'intakeIntervalElapsed');
}

/** Wake-up. */
export function intakeIntervalElapsed(ctx: Context, stream: DeliveryStreamState): void {
  if (stream.transform) beginBatch(ctx, stream, stream.transform, 'interval');
}

/** The wire has changed: new hints hold for what waits already, and without a function nothing waits for it. */
export function applyNewTransform(ctx: Context, stream: DeliveryStreamState): void {
  const { intake, transform } = stream;
  if (intake.count === 0) return;
  ctx.cancelWake(intake.wakeId);
  if (!transform) for (const record of intake.takeAll()) addToBuffer(ctx, stream, record);
  else if (intake.bytes >= transform.hintBytes) beginBatch(ctx, stream, transform, 'size');
  else planBatch(ctx, stream, transform);
}

function beginBatch(
  ctx: Context,
  stream: DeliveryStreamState,
  { to, attemptsMax }: Transform,
  reason: 'size' | 'interval',
): void {
  const { intake } = stream;
  ctx.cancelWake(intake.wakeId);
  const { bytes } = intake;
  const records = intake.takeAll();
  const slot = stream.batches.add({
    epoch: 0,
    records,
    origins: originsOf(records),
    bytes,
    to,
    attemptsMax,
    attempt: 0,
    sinceMs: ctx.nowMs,
    wakeId: 0,
  });
  invoke(ctx, stream, slot, reason);
}

/** Wake-up: another attempt. */
export function transformDue(ctx: Context, stream: DeliveryStreamState, slot: number): void {
  invoke(ctx, stream, slot, 'retry');
}

function invoke(
  ctx: Context,
  stream: DeliveryStreamState,
  slot: number,
  reason: 'size' | 'interval' | 'retry',
): void {
  const batch = stream.batches.edit(slot);
  batch.attempt++;
  batch.sinceMs = ctx.nowMs;
  const { to, records, origins, bytes, attempt, attemptsMax } = batch;
  ctx.emit('TransformStarted', {
    messages: origins,
    to,
    records: records.length,
    bytes,
    reason,
    attempt,
    attemptsMax,
  });
  const event: TransformEvent = eventOf(ctx, stream, records);
  ctx.call({
    to,
    action: 'Invoke',
    input: { InvocationType: 'RequestResponse', Payload: event } satisfies InvokeInput,
    tag: 'transformed',
    context: { slot, attempt } satisfies Attempt,
    origins,
    timeoutMs: functionTimeoutMs,
  });
  // A function that is taken away never answers: the clock is our own.
  batch.wakeId = ctx.wake(ctx.nowMs + functionTimeoutMs, 'transformTimedOut', { slot, attempt });
}

/** Reply: the function's result, or that there is none. One that comes too late finds nobody. */
export function transformed(ctx: Context, stream: DeliveryStreamState, answer: Answer): void {
  const attempt = answer.call.context as Attempt;
  const batch = waitingBatch(stream, attempt);
  if (!batch) return;
  const failure = invocationFailure(answer);
  if (failure) return fail(ctx, stream, attempt.slot, failure);
  settle(ctx, stream, attempt.slot, verdictsOf(batch.records, answer.output));
}

/** Wake-up: nobody waits longer for a function (FH-16). */
export function transformTimedOut(ctx: Context, stream: DeliveryStreamState, attempt: Attempt): void {
  if (waitingBatch(stream, attempt)) fail(ctx, stream, attempt.slot, functionTimedOut);
}

/** The batch whose result is waited for, in this very attempt. */
function waitingBatch(
  stream: DeliveryStreamState,
  { slot, attempt }: Attempt,
): Readonly<TransformBatch> | undefined {
  const batch = stream.batches.get(slot);
  return batch?.attempt === attempt && batch.wakeId !== 0 ? batch : undefined;
}

function fail(ctx: Context, stream: DeliveryStreamState, slot: number, { code, sentence }: Failure): void {
  const batch = stream.batches.edit(slot);
  ctx.cancelWake(batch.wakeId);
  batch.wakeId = 0;
  const { origins, attempt, attemptsMax, to } = batch;
  const isLast = attempt >= attemptsMax;
  const inMs = isLast ? undefined : pauseMs(attempt, transformRetryMs, transformRetryMaxMs);
  ctx.emit('TransformFailed', {
    messages: origins,
    to,
    attempt,
    attemptsMax,
    reason: sentence,
    code,
    what: isLast ? 'given up' : 'retried',
    inMs,
  });
  if (inMs !== undefined) return void ctx.wake(ctx.nowMs + inMs, 'transformDue', slot);
  const failed = batch.records.map((record) => ({ record, code, sentence }));
  settle(ctx, stream, slot, { ok: [], dropped: [], failed });
}

/** Every record of the batch ends here one way or another. */
function settle(ctx: Context, stream: DeliveryStreamState, slot: number, verdicts: Verdicts): void {
  const { to, attempt, wakeId } = stream.batches.get(slot) as TransformBatch;
  ctx.cancelWake(wakeId);
  stream.batches.remove(slot);
  const { ok, dropped, failed } = verdicts;
  stream.okTotal += ok.length;
  stream.droppedTotal += dropped.length;
  stream.failedTotal += failed.length;
  if (ok.length > 0) ctx.emit('RecordsTransformed', { messages: originsOf(ok), to, records: ok.length });
  if (dropped.length > 0)
    ctx.emit('RecordsDropped', { messages: originsOf(dropped), to, records: dropped.length });
  for (const code of new Set(failed.map((failure) => failure.code))) {
    const messages = failed.filter((failure) => failure.code === code).map(({ record }) => record.origin);
    ctx.emit('RecordsFailed', { messages, to, code, records: messages.length });
  }
  if (failed.length > 0) deliverFailures(ctx, stream, failed, to, attempt);
  for (const record of ok) addToBuffer(ctx, stream, record);
}
