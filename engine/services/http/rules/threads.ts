/** Threads: how many there are, and which one is free. */
import type { Context } from '../../../kernel/service.ts';
import { type HttpState, newThread } from '../model.ts';

export function hire(ctx: Context, state: HttpState): void {
  while (state.threads.size < state.settings.threads) {
    const slot = state.threads.add(newThread(ctx.nowMs));
    state.idle.push(slot, slot);
  }
}

/** Idle threads go at once, the last ones first; the others when their request is answered. */
export function dismissIdle(state: HttpState): void {
  const idle: number[] = [];
  state.threads.scan((thread, slot) => {
    if (thread.activity === 'idle') idle.push(slot);
    return true;
  });
  while (state.threads.size > state.settings.threads && idle.length > 0)
    state.threads.remove(idle.pop() as number);
}

/** An idle thread, which the caller has to put to work; undefined when all are busy. */
export function takeIdle(state: HttpState): number | undefined {
  for (;;) {
    const slot = state.idle.pop();
    if (slot === undefined || state.threads.get(slot)) return slot;
  }
}

/** The thread is done with its request. */
export function release(ctx: Context, state: HttpState, slot: number): void {
  const thread = state.threads.edit(slot);
  ctx.cancelWake(thread.wakeId);
  if (state.threads.size > state.settings.threads) return state.threads.remove(slot);
  thread.activity = 'idle';
  thread.sinceMs = ctx.nowMs;
  thread.untilMs = undefined;
  thread.wakeId = 0;
  thread.request = undefined;
  thread.calls = undefined;
  state.idle.push(slot, slot);
}
