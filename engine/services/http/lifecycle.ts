/** How an HTTP service begins, changes, goes down and ends. */
import type { Context, Origin } from '../../kernel/service.ts';
import { type HttpState, newService } from './model.ts';
import { serveWaiting } from './rules/serving.ts';
import { dismissIdle, hire, release } from './rules/threads.ts';
import type { HttpSettings } from './settings.ts';

export function begin(ctx: Context, settings: Readonly<Record<string, unknown>>): HttpState {
  const state = newService(ctx.epoch, settings as unknown as HttpSettings);
  hire(ctx, state);
  return state;
}

export function linked(ctx: Context, state: HttpState): void {
  state.isCaller = ctx.linksOut.length > 0;
}

/** Requests under way keep the end that was decided for them. */
export function configure(
  ctx: Context,
  state: HttpState,
  changes: Readonly<Record<string, unknown>>,
): undefined {
  state.settings = { ...state.settings, ...changes } as HttpSettings;
  dismissIdle(state);
  hire(ctx, state);
  serveWaiting(ctx, state);
  return undefined;
}

/** Its memory is gone: nobody will answer what it had taken in. */
export function crashed(ctx: Context, state: HttpState): void {
  state.isCrashed = true;
  const messages: Origin[] = [];
  state.requests.scan(({ origin }) => {
    messages.push(origin);
    return true;
  });
  ctx.emit('ServiceCrashed', { messages, had: messages.length > 0 ? 'some' : 'none' });
  state.waiting.clear();
  state.threads.scan((thread, slot) => {
    if (thread.activity !== 'idle') release(ctx, state, slot);
    return true;
  });
  state.requests.scan((_, slot) => {
    state.requests.remove(slot);
    return true;
  });
}

export function healed(_ctx: Context, state: HttpState): void {
  state.isCrashed = false;
}
