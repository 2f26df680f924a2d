/** How a producer begins, changes, crashes and comes back. */
import type { Context } from '../../kernel/service.ts';
import { newProducer, type ProducerState } from './model.ts';
import { planNext } from './rules/making.ts';
import type { ProducerSettings } from './settings.ts';

export function begin(ctx: Context, settings: Readonly<Record<string, unknown>>): ProducerState {
  return newProducer(ctx.epoch, settings as unknown as ProducerSettings);
}

/** A producer without a wire makes nothing: its first message waits for the first wire. */
export function linked(ctx: Context, state: ProducerState): void {
  state.isUploading = ctx.linksOut.some((link) => link.toService === 's3');
  if (ctx.linksOut.length === 0) return stop(ctx, state);
  if (state.wakeId === 0 && !state.isCrashed) start(ctx, state);
}

export function configure(
  ctx: Context,
  state: ProducerState,
  changes: Readonly<Record<string, unknown>>,
): undefined {
  const before = state.settings;
  state.settings = { ...before, ...changes } as ProducerSettings;
  const isOtherPace = 'pattern' in changes || 'count' in changes || 'startAtSeconds' in changes;
  // A script that is edited goes on at the place where it is; one that replaces another pattern begins at its first.
  if ('pattern' in changes && before.pattern.kind !== 'script') state.madeBefore = state.madeTotal;
  if (!isOtherPace || ctx.linksOut.length === 0 || state.isCrashed) return undefined;
  stop(ctx, state);
  start(ctx, state);
  return undefined;
}

export function crashed(ctx: Context, state: ProducerState): void {
  state.isCrashed = true;
  state.life++;
  // What was under way is lost with the program's memory; its answers will find nobody.
  state.awaiting = 0;
  state.batchCount = 0;
  stop(ctx, state);
}

export function healed(ctx: Context, state: ProducerState): void {
  state.isCrashed = false;
  if (ctx.linksOut.length > 0) start(ctx, state);
}

/** Starts the pattern's clock here; a script keeps its own times and goes on where it was. */
function start(ctx: Context, state: ProducerState): void {
  const { pattern, startAtSeconds } = state.settings;
  if (pattern.kind === 'script') return planNext(ctx, state);
  state.patternSinceMs = Math.max(ctx.nowMs, startAtSeconds * 1000);
  state.madeBefore = state.madeTotal;
  planNext(ctx, state);
}

function stop(ctx: Context, state: ProducerState): void {
  ctx.cancelWake(state.wakeId);
  state.wakeId = 0;
  state.nextAtMs = Number.POSITIVE_INFINITY;
}
