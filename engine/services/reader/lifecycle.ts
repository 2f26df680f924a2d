/** How a stream reader begins, changes, crashes and comes back. */
import type { Context } from '../../kernel/service.ts';
import { newReader, type ReaderState } from './model.ts';
import { comeBack, followLinks, goDown } from './rules/crashing.ts';
import type { ReaderSettings } from './settings.ts';

export function begin(ctx: Context, settings: Readonly<Record<string, unknown>>): ReaderState {
  return newReader(ctx.epoch, settings as unknown as ReaderSettings);
}

export function linked(ctx: Context, state: ReaderState): void {
  followLinks(ctx, state);
}

/** A changed starting position matters to streams that are read for the first time; everything else from the next step on. */
export function configure(
  ctx: Context,
  state: ReaderState,
  changes: Readonly<Record<string, unknown>>,
): undefined {
  state.settings = { ...state.settings, ...changes } as ReaderSettings;
  if ('startingPosition' in changes) state.position = state.settings.startingPosition;
  followLinks(ctx, state);
  return undefined;
}

/** Down until the fault heals. */
export function crashed(ctx: Context, state: ReaderState): void {
  goDown(ctx, state, 'the program is down');
}

export function healed(ctx: Context, state: ReaderState): void {
  comeBack(ctx, state);
}
