import type { Context } from '../../../kernel/service.ts';
import type { HttpState } from '../model.ts';
import { endWork } from '../rules/serving.ts';

/** The work on a request has taken its time. */
export function workDone(ctx: Context, state: HttpState, thread: number): void {
  endWork(ctx, state, thread);
}
