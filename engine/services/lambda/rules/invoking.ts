/** One invocation from its beginning to its end, whoever asked for it. */
import type { Context, Origin } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import { concurrencyMax } from '../limits.ts';
import {
  concurrencyOf,
  type FunctionState,
  type Handed,
  type Invocation,
  type Outcome,
  type Source,
  type WorkRecord,
} from '../model.ts';
import { eventEnded } from './asyncEvents.ts';
import { countEffects, countTries, originsOf } from './effects.ts';
import { addBars, endBar, freeEnvironment, hasRoom, takeEnvironment } from './environments.ts';
import { fateOf } from './fate.ts';
import { laneEnded } from './laneEndings.ts';
import { sendOnward } from './onward.ts';
import { batchEnded } from './queueBatches.ts';
import { responseOf } from './response.ts';
import { answerCall } from './syncCalls.ts';

export interface InvocationRequest {
  source: Source;
  handed: Handed;
  records: readonly WorkRecord[];
  /** For the story: the queue, the stream, or whoever called; "" is the learner. */
  by: string;
}

/** Begins an invocation. @returns false when the function is throttled: nothing has begun then. */
export function invoke(ctx: Context, state: FunctionState, request: InvocationRequest): boolean {
  const { source, handed, records, by } = request;
  if (!hasRoom(state)) {
    state.throttlesTotal++;
    ctx.emit('InvocationThrottled', {
      messages: originsOf(records),
      source: by || 'you',
      concurrencyMax: concurrencyOf(state.settings, concurrencyMax),
    });
    return false;
  }
  countTries(state, records);
  const fate = fateOf(ctx, state, handed, records);
  const environment = takeEnvironment(ctx, state, handed);
  const workFromMs = environment.readyAtMs;
  const timeoutAtMs = instant(workFromMs + state.settings.Timeout * 1000);
  const endsAtMs = fate.end === 'timeout' ? timeoutAtMs : instant(workFromMs + fate.wholeMs);
  state.invocationsTotal++;
  const slot = state.invocations.add({
    epoch: 0,
    requestId: ctx.mintId(),
    environment: environment.slot,
    source,
    handed,
    records,
    startedAtMs: ctx.nowMs,
    workFromMs,
    endsAtMs,
    timeoutAtMs,
    fate,
    onwardPending: 0,
    onwardFailure: undefined,
    wakeId: 0,
  });
  ctx.emit('InvocationStarted', {
    messages: originsOf(records),
    environment: environment.slot + 1,
    isCold: environment.isCold,
    initMs: workFromMs - ctx.nowMs,
    source: by || 'you',
    records: records.length,
    endsAtMs,
  });
  const bar = { origin: records[0]?.origin, records: records.length };
  addBars(state, environment.slot, [
    ...(environment.isCold ? [{ kind: 'init' as const, fromMs: ctx.nowMs, toMs: workFromMs, ...bar }] : []),
    { kind: 'work', fromMs: workFromMs, toMs: endsAtMs, ...bar },
  ]);
  state.invocations.edit(slot).wakeId = ctx.wake(endsAtMs, 'workDone', slot);
  return true;
}

/** Wake-up: the code has come to its end, or Lambda ends it. */
export function workDone(ctx: Context, state: FunctionState, slot: number): void {
  const { fate } = state.invocations.get(slot) as Invocation;
  if (fate.end === 'timeout') return timeOut(ctx, state, slot);
  const sent = sendOnward(ctx, state, slot);
  if (sent === 0) return end(ctx, state, slot);
  const invocation = state.invocations.edit(slot);
  invocation.onwardPending = sent;
  invocation.wakeId = ctx.wake(invocation.timeoutAtMs, 'invocationTimedOut', slot);
}

/** Wake-up: the time was over before everything was answered that it sent onward. */
export function invocationTimedOut(ctx: Context, state: FunctionState, slot: number): void {
  timeOut(ctx, state, slot);
}

function timeOut(ctx: Context, state: FunctionState, slot: number): void {
  const { timeoutAtMs, workFromMs, requestId } = state.invocations.get(slot) as Invocation;
  const seconds = (timeoutAtMs - workFromMs) / 1000;
  const sentence = `Task timed out after ${seconds.toFixed(2)} seconds`;
  state.timeoutsTotal++;
  close(ctx, state, slot, { kind: 'timeout', sentence, requestId });
}

/** The code returns, or throws. */
export function end(ctx: Context, state: FunctionState, slot: number): void {
  const { fate, onwardFailure, requestId, handed, records } = state.invocations.get(slot) as Invocation;
  const reason = onwardFailure ?? (fate.end === 'throw' ? fate.reason : undefined);
  if (reason === undefined) {
    const response = responseOf(state.settings, handed, records, fate);
    return close(ctx, state, slot, { kind: 'returned', response });
  }
  state.errorsTotal++;
  close(ctx, state, slot, { kind: 'error', sentence: reason, requestId });
}

function close(ctx: Context, state: FunctionState, slot: number, outcome: Outcome): void {
  const invocation = state.invocations.get(slot) as Invocation;
  const { environment, records, fate, startedAtMs, workFromMs, source } = invocation;
  ctx.cancelWake(invocation.wakeId);
  // Every started millisecond counts, the cold start too.
  const billedMs = Math.ceil(instant(ctx.nowMs - startedAtMs));
  state.billedMs += billedMs;
  state.durationMs = instant(state.durationMs + ctx.nowMs - workFromMs);
  state.invocations.remove(slot);
  endBar(state, environment, outcome.kind === 'returned' ? 'work' : outcome.kind, ctx.nowMs);
  freeEnvironment(ctx, state, environment);
  const done = countEffects(state, records, fate.done);
  tell(ctx, state, invocation, outcome, { done, billedMs });
  switch (source.kind) {
    case 'call':
      return answerCall(ctx, source.call, invocation, outcome);
    case 'event':
      return eventEnded(ctx, state, source.event, outcome);
    case 'queue':
      return batchEnded(ctx, state, source.batch, outcome);
    case 'stream':
      return laneEnded(ctx, state, source.lane, outcome);
  }
}

function tell(
  ctx: Context,
  state: FunctionState,
  { environment, records }: Invocation,
  outcome: Outcome,
  { done, billedMs }: { done: readonly Origin[]; billedMs: number },
): void {
  const messages = originsOf(records);
  const common = { messages, done, environment: environment + 1, records: records.length, billedMs };
  if (outcome.kind === 'returned') {
    const [only] = done;
    const effect = done.length === 1 && only !== undefined ? state.effects.get(only) : undefined;
    ctx.emit('InvocationSucceeded', { ...common, effect });
    return;
  }
  state.lastError = { origin: messages[0], sentence: outcome.sentence, atMs: ctx.nowMs };
  ctx.emit('InvocationFailed', { ...common, kind: outcome.kind, reason: outcome.sentence });
}
