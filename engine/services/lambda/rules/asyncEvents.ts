/** Asynchronous invocations: answered at once, run later, tried again, given up in the end. */
import type { Context, Origin } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import { eventAgeMsMax, eventRetryPausesMs, eventThrottlePauseMsMax, pauseMs } from '../limits.ts';
import type { FunctionState, Outcome, QueuedEvent } from '../model.ts';
import { eventReport, notify } from './destination.ts';
import { invoke } from './invoking.ts';
import { readPayload } from './payload.ts';

export function acceptEvent(
  ctx: Context,
  state: FunctionState,
  payload: unknown,
  origins: readonly Origin[],
): void {
  const slot = state.events.add({
    epoch: 0,
    requestId: ctx.mintId(),
    payload,
    origins,
    from: ctx.request.from,
    acceptedAtMs: ctx.nowMs,
    state: 'running',
    invokeCount: 0,
    throttledCount: 0,
    untilMs: ctx.nowMs,
  });
  state.eventsTotal++;
  ctx.emit('EventQueued', { messages: origins, source: ctx.request.from || 'you' });
  eventDue(ctx, state, slot);
}

/** Wake-up: another attempt. */
export function eventDue(ctx: Context, state: FunctionState, slot: number): void {
  const event = state.events.edit(slot);
  if (ctx.nowMs - event.acceptedAtMs >= eventAgeMsMax)
    return giveUp(ctx, state, slot, 'EventAgeExceeded', undefined);
  const source = { kind: 'event', event: slot } as const;
  const hasBegun = invoke(ctx, state, {
    source,
    ...readPayload(event.payload, event.origins),
    by: event.from,
  });
  if (hasBegun) {
    event.state = 'running';
    event.invokeCount++;
    event.throttledCount = 0;
    return;
  }
  event.throttledCount++;
  postpone(ctx, state, slot, 'throttled', pauseMs(event.throttledCount, eventThrottlePauseMsMax));
}

/** Its invocation is over. */
export function eventEnded(ctx: Context, state: FunctionState, slot: number, outcome: Outcome): void {
  if (outcome.kind === 'returned') return state.events.remove(slot);
  const { invokeCount } = state.events.get(slot) as QueuedEvent;
  const inMs = eventRetryPausesMs[invokeCount - 1];
  if (inMs === undefined) return giveUp(ctx, state, slot, 'RetriesExhausted', outcome);
  postpone(ctx, state, slot, 'retrying', inMs);
}

function postpone(
  ctx: Context,
  state: FunctionState,
  slot: number,
  why: 'retrying' | 'throttled',
  inMs: number,
): void {
  const event = state.events.edit(slot);
  event.state = why;
  event.untilMs = instant(ctx.nowMs + inMs);
  ctx.emit('EventRetried', { messages: event.origins, why, attempt: event.invokeCount + 1, inMs });
  ctx.wake(event.untilMs, 'eventDue', slot);
}

function giveUp(
  ctx: Context,
  state: FunctionState,
  slot: number,
  condition: 'RetriesExhausted' | 'EventAgeExceeded',
  outcome: Outcome | undefined,
): void {
  const event = state.events.get(slot) as QueuedEvent;
  state.events.remove(slot);
  state.eventsDroppedTotal++;
  ctx.emit('EventGivenUp', {
    messages: event.origins,
    condition,
    attempts: event.invokeCount,
    to: state.destination?.id,
    ending: state.destination ? 'told' : 'lost',
  });
  notify(ctx, state, eventReport(ctx, state, event, condition, outcome), event.origins[0] ?? 0);
}
