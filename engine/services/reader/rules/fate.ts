/** How the work on a record will end: decided when it begins. */
import type { Context, Origin } from '../../../kernel/service.ts';
import { meantBy } from '../../../programs/meant.ts';
import type { Fate } from '../model.ts';
import type { ReaderSettings } from '../settings.ts';

export const success: Fate = { outcome: 'succeed', reason: '' };

/** Nothing is set that could make a record fail. */
export function isSureToSucceed({ failMessages, failRate, crashMessages }: ReaderSettings): boolean {
  return failMessages.length === 0 && failRate === 0 && crashMessages.length === 0;
}

/** Named causes come before chance, so that a poison record is poison at every seed. */
export function fateOf(ctx: Context, settings: ReaderSettings, origin: Origin, body: string): Fate {
  const crashing = meantBy(settings.crashMessages, { origin, body });
  if (crashing !== undefined) return { outcome: 'crash', reason: `crashes on “${crashing}”` };
  const failing = meantBy(settings.failMessages, { origin, body });
  if (failing !== undefined) return { outcome: 'fail', reason: `fails on “${failing}”` };
  if (settings.failRate > 0 && ctx.random() < settings.failRate)
    return { outcome: 'fail', reason: 'fails by chance' };
  return success;
}
