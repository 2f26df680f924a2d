/** The replaced future, on its way back. */
import { restoreFuture } from '../document/branches.ts';
import { toast } from '../session.ts';
import { mirror } from '../simulation/mirror.ts';
import { words } from './words.ts';

export async function bringFutureBack(): Promise<void> {
  const { otherFuture, isRestoring } = mirror.getState();
  if (isRestoring) return;
  const isBack = await restoreFuture();
  toast(isBack && otherFuture ? words.fork.restored(otherFuture.toMs) : words.fork.gone);
}
