/** Keeping moments and going back to them. */
import type { Moment } from '../../engine/index.ts';
import { addMoment, momentsMax } from '../document/momentEdits.ts';
import { session, toast } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { mirror } from '../simulation/mirror.ts';
import { viewClock } from '../simulation/viewClock.ts';
import { words } from './words.ts';

/** Keeps the moment that the picture shows, under the name of its time until it is given another. */
export function keepMoment(): void {
  const { isPlaying, nowMs } = mirror.getState();
  const atMs = isPlaying ? Math.round(viewClock.nowMs()) : nowMs;
  const name = words.moments.name(atMs);
  if (addMoment({ name, atMs }) === undefined) {
    toast(words.moments.full(momentsMax), { tone: 'bad' });
    return;
  }
  toast(words.moments.kept(name), {
    action: { verb: words.moments.rename, run: () => session.setState({ momentsOpen: true }) },
  });
}

/** A moment that has not been yet is run to, as fast as it goes; that can be stopped. */
export function goToMoment({ atMs }: Moment): void {
  if (atMs <= mirror.getState().headMs) simulation.seek(atMs);
  else simulation.runUntil([{ kind: 'time', atMs }], true);
}

/** Names for lists: a moment keeps its own when it is renamed, and two of one instant have each their own. */
export function momentKeys(moments: readonly Moment[]): string[] {
  return moments.map(({ atMs }, place) => `${atMs} ${place - moments.findIndex((one) => one.atMs === atMs)}`);
}
