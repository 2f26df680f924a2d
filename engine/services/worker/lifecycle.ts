/** How a worker group begins, changes, crashes and comes back. */
import type { Context } from '../../kernel/service.ts';
import { newGroup, newWorker, pollInputOf, type WorkerState } from './model.ts';
import { goOn, poll } from './rules/polling.ts';
import { crash } from './rules/working.ts';
import type { WorkerSettings } from './settings.ts';

export function begin(ctx: Context, settings: Readonly<Record<string, unknown>>): WorkerState {
  const state = newGroup(ctx.epoch, settings as unknown as WorkerSettings);
  hire(ctx, state);
  return state;
}

/** A wire to a queue sets the idle workers polling; work under way is finished with the queue it came from gone. */
export function linked(ctx: Context, state: WorkerState): void {
  state.source = ctx.linksIn.find((link) => link.kind === 'poll')?.from;
  wakeIdle(ctx, state);
}

export function configure(
  ctx: Context,
  state: WorkerState,
  changes: Readonly<Record<string, unknown>>,
): undefined {
  state.settings = { ...state.settings, ...changes } as WorkerSettings;
  state.pollInput = pollInputOf(state.settings);
  if ('workers' in changes) {
    dismissIdle(state);
    hire(ctx, state);
    wakeIdle(ctx, state);
  }
  return undefined;
}

/** The whole group is down: every worker crashes and stays down until the fault heals. */
export function crashed(ctx: Context, state: WorkerState): void {
  state.isCrashed = true;
  state.workers.scan((worker, slot) => {
    if (worker.activity !== 'crashed') crash(ctx, state, slot, 'the group is down');
    const row = state.workers.edit(slot);
    ctx.cancelWake(row.wakeId);
    row.wakeId = 0;
    row.untilMs = undefined;
    return true;
  });
}

export function healed(ctx: Context, state: WorkerState): void {
  state.isCrashed = false;
  state.workers.scan((_, slot) => {
    goOn(ctx, state, slot);
    return true;
  });
}

function hire(ctx: Context, state: WorkerState): void {
  while (state.workers.size < state.settings.workers) state.workers.add(newWorker(ctx.nowMs));
}

/** Workers without anything to do go at once; the others when they are done. */
function dismissIdle(state: WorkerState): void {
  const idle: number[] = [];
  state.workers.scan((worker, slot) => {
    if (worker.activity === 'idle') idle.push(slot);
    return true;
  });
  while (state.workers.size > state.settings.workers && idle.length > 0)
    state.workers.remove(idle.pop() as number);
}

function wakeIdle(ctx: Context, state: WorkerState): void {
  if (state.isCrashed) return;
  state.workers.scan((worker, slot) => {
    if (worker.activity === 'idle') poll(ctx, state, slot);
    return true;
  });
}
