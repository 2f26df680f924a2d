/** A crash forgets everything but the checkpoints. */
import type { Context, Origin } from '../../../kernel/service.ts';
import type { ReaderState } from '../model.ts';
import { placeAfterCrash, sinceCheckpointOf } from './checkpoints.ts';
import { reading } from './reading.ts';
import { dropBatch } from './working.ts';

/** The program dies by itself or by the learner's hand, and is back after its time. @param origin the record that did it */
export function crash(ctx: Context, state: ReaderState, reason: string, origin?: Origin): void {
  goDown(ctx, state, reason, origin);
  const { restartSeconds } = state.settings;
  state.restartId = ctx.wake(ctx.nowMs + restartSeconds * 1000, 'restarted');
}

/** It is down until `comeBack`. */
export function goDown(ctx: Context, state: ReaderState, reason: string, origin?: Origin): void {
  let repeatCount = 0;
  state.cursors.scan((_, slot) => {
    repeatCount += sinceCheckpointOf(state, slot);
    dropBatch(ctx, state, slot);
    return true;
  });
  ctx.cancelWake(state.restartId);
  state.restartId = 0;
  if (!state.isCrashed) ctx.emit('ReaderCrashed', { message: origin, reason, repeatCount });
  state.isCrashed = true;
  reading.halt(ctx, state);
}

export function comeBack(ctx: Context, state: ReaderState): void {
  state.isCrashed = false;
  state.restartId = 0;
  ctx.emit('ReaderRestarted', {});
  followLinks(ctx, state);
  reading.resume(ctx, state, (cursor) => placeAfterCrash(state, cursor));
}

/** Reads along the wire that leads here; a program that is down does so when it is back. */
export function followLinks(ctx: Context, state: ReaderState): void {
  if (state.isCrashed) return;
  reading.follow(
    ctx,
    state,
    ctx.linksIn.filter(({ kind }) => kind === 'poll'),
  );
}
