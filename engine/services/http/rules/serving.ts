/** One request: how its work begins, how it ends, and what is answered. */
import { type Context, isRefusal, type Refusal } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import { meantBy } from '../../../programs/meant.ts';
import { workMs } from '../../../programs/work.ts';
import type { HttpResponseOutput } from '../contract.ts';
import { httpRefusal } from '../errors.ts';
import type { HttpState, OpenRequest, Thread } from '../model.ts';
import type { HttpSettings } from '../settings.ts';
import { callOnward } from './calling.ts';
import { release, takeIdle } from './threads.ts';

/** Gives free threads to those who wait, in the order of their arrival. */
export function serveWaiting(ctx: Context, state: HttpState): void {
  while (state.waiting.length > 0) {
    const slot = takeIdle(state);
    if (slot === undefined) return;
    beginWork(ctx, state, slot, state.waiting.popFront() as number);
  }
}

export function beginWork(ctx: Context, state: HttpState, slot: number, requestSlot: number): void {
  const request = requestOf(state, requestSlot);
  const endsAtMs = instant(ctx.nowMs + workMs(state.settings.work, () => ctx.random()) * ctx.slowFactor);
  const thread = setActivity(ctx, state, slot, 'working', endsAtMs);
  thread.request = requestSlot;
  thread.failure = failureOf(ctx, state.settings, request);
  ctx.emit('RequestStarted', {
    message: request.origin,
    thread: slot,
    waitedMs: ctx.nowMs - request.arrivedMs,
    endsAtMs,
  });
  thread.wakeId = ctx.wake(endsAtMs, 'workDone', slot);
}

/** Decided when the work begins. Named causes come before chance, so that they hold at every seed. */
function failureOf(ctx: Context, settings: HttpSettings, request: Readonly<OpenRequest>): string | undefined {
  if (settings.answers === 'wrong') return 'answers nothing else';
  const name = meantBy(settings.failMessages, request);
  if (name !== undefined) return `fails on “${name}”`;
  if (settings.failRate > 0 && ctx.random() < settings.failRate) return 'failed by chance';
  return undefined;
}

/** Its own work is over: it fails, or has its effect and goes on to whoever it is wired to. */
export function endWork(ctx: Context, state: HttpState, slot: number): void {
  const { request: requestSlot, failure } = state.threads.get(slot) as Thread;
  if (requestSlot === undefined) return;
  if (failure !== undefined) return failOwn(ctx, state, slot, failure);
  const request = state.requests.edit(requestSlot);
  const { origin } = request;
  request.effect = (state.effects.has(origin) ? state.effects.get(origin) : 0) + 1;
  state.effects.set(origin, request.effect);
  state.effectsTotal++;
  if (request.effect === 1) state.effectsOnce++;
  if (request.effect === 2) state.duplicateEffects++;
  ctx.emit('RequestWorked', { message: origin, thread: slot, group: request.group, effect: request.effect });
  callOnward(
    ctx,
    state,
    slot,
    ctx.linksOut.map(({ id }) => id),
  );
}

function failOwn(ctx: Context, state: HttpState, slot: number, reason: string): void {
  const { failStatus: status } = state.settings;
  state.failedTotal++;
  ctx.emit('RequestFailed', { ...answerDetail(ctx, state, slot, status), reason });
  answer(ctx, state, slot, httpRefusal(status), status);
}

export function succeed(ctx: Context, state: HttpState, slot: number): void {
  const status = 200;
  const { effect } = served(state, slot);
  state.okTotal++;
  ctx.emit('RequestAnswered', { ...answerDetail(ctx, state, slot, status), effect });
  answer(ctx, state, slot, { status, body: 'OK' }, status);
}

/** What every fact on an answer says. */
export function answerDetail(ctx: Context, state: HttpState, slot: number, status: number) {
  const { origin, call, arrivedMs } = served(state, slot);
  return {
    message: origin,
    by: call.from,
    status,
    latencyMs: instant(ctx.nowMs - arrivedMs),
    // Nobody tells the program that its caller gave up: it works on, and answers all the same.
    hearing: ctx.nowMs > call.deadlineMs ? 'late' : 'heard',
  };
}

/** Answers the request of a thread, and lets the thread go to the next one. */
export function answer(
  ctx: Context,
  state: HttpState,
  slot: number,
  outcome: HttpResponseOutput | Refusal,
  status: number,
): void {
  const { request: requestSlot } = state.threads.get(slot) as Thread;
  const { call, origin, arrivedMs } = served(state, slot);
  state.lastLatencyMs = instant(ctx.nowMs - arrivedMs);
  state.lastStatus = { status, atMs: ctx.nowMs, origin };
  // A refusal brings the message back; an answer is only an answer.
  ctx.reply(call, outcome, isRefusal(outcome) ? call.origins : []);
  state.requests.remove(requestSlot as number);
  release(ctx, state, slot);
  serveWaiting(ctx, state);
}

/** The request that a busy thread serves. */
export function served(state: HttpState, slot: number): Readonly<OpenRequest> {
  return requestOf(state, (state.threads.get(slot) as Thread).request as number);
}

function requestOf(state: HttpState, slot: number): Readonly<OpenRequest> {
  return state.requests.get(slot) as OpenRequest;
}

export function setActivity(
  ctx: Context,
  state: HttpState,
  slot: number,
  activity: Thread['activity'],
  untilMs: number,
): Thread {
  const thread = state.threads.edit(slot);
  thread.activity = activity;
  thread.sinceMs = ctx.nowMs;
  thread.untilMs = untilMs;
  return thread;
}
