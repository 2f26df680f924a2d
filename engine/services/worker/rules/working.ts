/** One job: how it begins, how it ends, and what the worker then tells the queue. */
import type { Answer, Context } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import { workMs } from '../../../programs/work.ts';
import type { CallContext, Job, RunningJob, WorkerState } from '../model.ts';
import { fateOf } from './fate.ts';
import { sendOnward } from './onward.ts';
import { goOn, setActivityOf } from './polling.ts';

export function beginJob(ctx: Context, state: WorkerState, slot: number, job: Job): void {
  const fate = fateOf(ctx, state.settings, job);
  const wholeMs = workMs(state.settings.work, () => ctx.random()) * ctx.slowFactor;
  // A crash comes half way: a worker that dies after its work has an effect, one that dies during it has none.
  const endsAtMs = instant(ctx.nowMs + (fate.outcome === 'crash' ? wholeMs / 2 : wholeMs));
  const worker = setActivityOf(ctx, state, slot, 'working');
  worker.untilMs = endsAtMs;
  // Field by field: this stands on the path of every message, and spreading two objects costs ten times as much.
  worker.running = {
    origin: job.origin,
    body: job.body,
    group: job.group,
    receiptHandle: job.receiptHandle,
    source: job.source,
    receiveCount: job.receiveCount,
    startedAtMs: ctx.nowMs,
    endsAtMs,
    outcome: fate.outcome,
    reason: fate.reason,
  };
  ctx.emit('WorkStarted', {
    message: job.origin,
    worker: slot,
    group: job.group,
    receiveCount: job.receiveCount,
    endsAtMs,
  });
  worker.wakeId = ctx.wake(endsAtMs, 'workDone', slot);
  planHeartbeat(ctx, state, slot);
}

export function planHeartbeat(ctx: Context, state: WorkerState, slot: number): void {
  const { heartbeatSeconds } = state.settings;
  const worker = state.workers.edit(slot);
  worker.heartbeatId =
    heartbeatSeconds > 0 ? ctx.wake(ctx.nowMs + heartbeatSeconds * 1000, 'heartbeatDue', slot) : 0;
}

/** Ends the running job in one of three ways; the learner may end it early. */
export function endJob(
  ctx: Context,
  state: WorkerState,
  slot: number,
  outcome: RunningJob['outcome'],
  reason: string,
): void {
  const worker = state.workers.edit(slot);
  const job = worker.running;
  if (!job) return;
  ctx.cancelWake(worker.wakeId);
  ctx.cancelWake(worker.heartbeatId);
  worker.wakeId = 0;
  worker.heartbeatId = 0;
  if (outcome === 'crash') crash(ctx, state, slot, reason);
  else if (outcome === 'fail') fail(ctx, state, slot, job, reason);
  else succeed(ctx, state, slot, job);
}

function succeed(ctx: Context, state: WorkerState, slot: number, job: RunningJob): void {
  const { origin } = job;
  const effect = (state.effects.has(origin) ? state.effects.get(origin) : 0) + 1;
  state.effects.set(origin, effect);
  state.effectsTotal++;
  if (effect === 1) state.effectsOnce++;
  if (effect === 2) state.duplicateEffects++;
  ctx.emit('WorkSucceeded', { message: origin, worker: slot, group: job.group, effect });
  sendOnward(ctx, state, slot, job, 0);
}

/** The job is done and its message has gone onward. */
export function finish(ctx: Context, state: WorkerState, slot: number, job: Job): void {
  if (state.settings.deleteAfterWork) deleteMessage(ctx, state, slot, job);
  else goOn(ctx, state, slot);
}

export function fail(ctx: Context, state: WorkerState, slot: number, job: Job, reason: string): void {
  state.failedTotal++;
  ctx.emit('WorkFailed', {
    message: job.origin,
    worker: slot,
    group: job.group,
    receiveCount: job.receiveCount,
    reason,
    whenFailed: state.settings.whenFailed,
  });
  const { whenFailed } = state.settings;
  if (whenFailed === 'delete') return deleteMessage(ctx, state, slot, job);
  if (whenFailed === 'release') changeVisibility(ctx, state, slot, job, 0);
  goOn(ctx, state, slot);
}

/** The worker's memory is gone: what it received stays in flight until the timeout runs out. */
export function crash(ctx: Context, state: WorkerState, slot: number, reason: string): void {
  const worker = state.workers.edit(slot);
  const lost = [...(worker.running ? [worker.running] : []), ...worker.jobs];
  state.crashedTotal++;
  ctx.emit('WorkerCrashed', {
    message: lost[0]?.origin,
    worker: slot,
    reason,
    messages: lost.map((job) => job.origin),
  });
  ctx.cancelWake(worker.wakeId);
  ctx.cancelWake(worker.heartbeatId);
  setActivityOf(ctx, state, slot, 'crashed');
  worker.heartbeatId = 0;
  worker.life++;
  worker.jobs = [];
  worker.untilMs = instant(ctx.nowMs + state.settings.restartSeconds * 1000);
  worker.wakeId = ctx.wake(worker.untilMs, 'restarted', slot);
}

function deleteMessage(ctx: Context, state: WorkerState, slot: number, job: Job): void {
  state.deletesTotal++;
  setActivityOf(ctx, state, slot, 'waiting');
  ctx.call({
    to: job.source,
    action: 'DeleteMessage',
    input: { ReceiptHandle: job.receiptHandle },
    tag: 'deleted',
    context: { worker: slot, life: lifeOf(state, slot), origin: job.origin } satisfies CallContext,
    origins: [job.origin],
    timeoutMs: timeoutMs(state),
  });
}

/** The answer to a delete: whatever it says, the worker goes on. */
export function deleted(ctx: Context, state: WorkerState, answer: Answer): void {
  const { worker: slot, life, origin } = answer.call.context as CallContext;
  if (state.workers.get(slot)?.life !== life) return;
  if (answer.refusal)
    ctx.emit('DeleteRefused', {
      message: origin,
      code: answer.refusal.code,
      sentence: answer.refusal.sentence,
    });
  goOn(ctx, state, slot);
}

export function changeVisibility(
  ctx: Context,
  state: WorkerState,
  slot: number,
  job: Job,
  seconds: number,
): void {
  ctx.call({
    to: job.source,
    action: 'ChangeMessageVisibility',
    input: { ReceiptHandle: job.receiptHandle, VisibilityTimeout: seconds },
    tag: 'visibilityChanged',
    context: { worker: slot, life: lifeOf(state, slot), origin: job.origin } satisfies CallContext,
    origins: [job.origin],
    timeoutMs: timeoutMs(state),
  });
}

export function visibilityChanged(ctx: Context, _state: WorkerState, answer: Answer): void {
  const { origin } = answer.call.context as CallContext;
  if (!answer.refusal) return;
  ctx.emit('ExtendRefused', {
    message: origin,
    code: answer.refusal.code,
    sentence: answer.refusal.sentence,
  });
}

export function lifeOf(state: WorkerState, slot: number): number {
  return state.workers.get(slot)?.life ?? 0;
}

export function timeoutMs(state: WorkerState): number {
  return state.settings.requestTimeoutSeconds * 1000;
}
