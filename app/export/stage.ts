/** The run, held still for its picture and put where the picture wants it; afterwards it is back where it was. */
import { simulation } from '../simulation/client.ts';
import { type Mirror, mirror } from '../simulation/mirror.ts';

/** A seek that takes longer than this has been lost. */
const patienceMs = 20_000;

/** Goes to an instant and waits until every card shows it. */
export async function showInstant(atMs: number): Promise<void> {
  // At the head not everything that is due there need have happened yet, and a picture makes nothing happen.
  const isHead = atMs >= mirror.getState().headMs;
  await arrival(() => (isHead ? simulation.live() : simulation.seek(atMs)));
  await settled();
}

/** @returns brings the run back to where it is now, whether it is live or stands in the past */
export function rememberPlace(): () => Promise<void> {
  const { isInPast, nowMs, factCount } = mirror.getState();
  return async () => {
    if (!isInPast) await arrival(() => simulation.live());
    else {
      await arrival(() => simulation.seek(nowMs));
      // Several things may be due at one instant, and some of them had not happened yet.
      if (mirror.getState().factCount !== factCount) await arrival(() => simulation.seekSeq(factCount - 1));
    }
    await settled();
  };
}

/** Waits for the frame that answers a move. */
function arrival(move: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => done(new Error('The run does not answer.')), patienceMs);
    const stop = mirror.subscribe((state, before) => {
      if (isAnswer(state, before)) done();
    });
    const done = (problem?: Error) => {
      clearTimeout(timer);
      stop();
      if (problem) reject(problem);
      else resolve();
    };
    move();
  });
}

/** Each frame brings its own transits, empty ones too. */
function isAnswer({ transits, status }: Mirror, before: Mirror): boolean {
  return transits !== before.transits || status === 'stopped';
}

/** Cards draw in the tick after a frame; their countdowns are written in the tick after that. */
async function settled(): Promise<void> {
  await afterTick();
  mirror.setState({ isPlaying: false });
  await afterTick();
}

/** The ticker has asked for its animation frame before, and so comes first. */
function afterTick(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
