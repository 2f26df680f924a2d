/** A worker's loop: poll, work through what came, poll again. */
import type { Answer, Context } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import type { ReceiveMessageOutput } from '../../sqs/contract.ts';
import type { CallContext, Job, Worker, WorkerState } from '../model.ts';
import { beginJob } from './working.ts';

const refusedPauseMs = 1000;

/** What to do next: the rest of the batch, or another poll; in a group made smaller, whoever is done first leaves. */
export function goOn(ctx: Context, state: WorkerState, slot: number): void {
  const worker = state.workers.edit(slot);
  const next = worker.jobs[0];
  if (next) {
    worker.jobs = worker.jobs.slice(1);
    beginJob(ctx, state, slot, next);
  } else if (state.workers.size > state.settings.workers) state.workers.remove(slot);
  else poll(ctx, state, slot);
}

export function poll(ctx: Context, state: WorkerState, slot: number): void {
  if (state.source === undefined) return setActivity(ctx, state, slot, 'idle');
  const { settings } = state;
  const worker = setActivityOf(ctx, state, slot, 'polling');
  const context: CallContext = { worker: slot, life: worker.life };
  state.receivesTotal++;
  ctx.call({
    to: state.source,
    action: 'ReceiveMessage',
    input: state.pollInput,
    tag: 'received',
    context,
    timeoutMs: (settings.waitTimeSeconds + settings.requestTimeoutSeconds) * 1000,
  });
}

/** The answer to a poll. */
export function received(ctx: Context, state: WorkerState, answer: Answer): void {
  const { worker: slot, life } = answer.call.context as CallContext;
  // A worker that crashed meanwhile does not hear it: its messages stay in flight until their timeout.
  if (state.workers.get(slot)?.life !== life) return;
  const messages = (answer.output as ReceiveMessageOutput | undefined)?.Messages;
  if (!messages) {
    if (!answer.refusal && !answer.isTimedOut) state.emptyReceivesTotal++;
    return pauseOrPoll(ctx, state, slot, answer);
  }
  state.workers.edit(slot).jobs = messages.map((message, index): Job => {
    return {
      // The answer carries the story numbers in the order of its messages.
      origin: answer.origins[index] ?? 0,
      body: message.Body,
      group: message.Attributes?.MessageGroupId,
      receiptHandle: message.ReceiptHandle,
      source: answer.call.to,
      receiveCount: Number(message.Attributes?.ApproximateReceiveCount ?? 1),
    };
  });
  goOn(ctx, state, slot);
}

function pauseOrPoll(ctx: Context, state: WorkerState, slot: number, answer: Answer): void {
  const { waitTimeSeconds, pollIntervalSeconds } = state.settings;
  if (answer.refusal) {
    ctx.emit('ReceiveRefused', {
      worker: slot,
      code: answer.refusal.code,
      sentence: answer.refusal.sentence,
    });
    return wait(ctx, state, slot, refusedPauseMs);
  }
  if (answer.isTimedOut || waitTimeSeconds > 0 || pollIntervalSeconds === 0) return goOn(ctx, state, slot);
  wait(ctx, state, slot, pollIntervalSeconds * 1000);
}

function wait(ctx: Context, state: WorkerState, slot: number, pauseMs: number): void {
  const worker = setActivityOf(ctx, state, slot, 'waiting');
  worker.untilMs = instant(ctx.nowMs + pauseMs);
  worker.wakeId = ctx.wake(worker.untilMs, 'pauseElapsed', slot);
}

export function setActivity(
  ctx: Context,
  state: WorkerState,
  slot: number,
  activity: Worker['activity'],
): void {
  setActivityOf(ctx, state, slot, activity);
}

export function setActivityOf(
  ctx: Context,
  state: WorkerState,
  slot: number,
  activity: Worker['activity'],
): Worker {
  const worker = state.workers.edit(slot);
  worker.activity = activity;
  worker.sinceMs = ctx.nowMs;
  worker.untilMs = undefined;
  worker.running = undefined;
  return worker;
}
