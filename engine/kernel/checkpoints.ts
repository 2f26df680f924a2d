import type { SavedWorld, World } from './world.ts';

/** Checkpoints kept at most. At twice as many, every second one goes and the distance between new ones doubles. */
const keptMax = 256;

interface Checkpoint {
  saved: SavedWorld;
  /** Commands that had been applied. */
  commandCursor: number;
}

/** Copies of the world along the run, for seeking. */
export class Checkpoints {
  private kept: Checkpoint[] = [];

  /** @param interval wake-ups between two checkpoints. */
  constructor(private interval: number) {}

  /** Keeps a copy when the last one is far enough back. */
  considerAt(world: World, commandCursor: number): void {
    const last = this.kept[this.kept.length - 1];
    if (last && world.step < last.saved.step + this.interval) return;
    this.kept.push({ saved: world.save(), commandCursor });
    if (this.kept.length > keptMax) {
      this.kept = this.kept.filter((_, index) => index % 2 === 0);
      this.interval *= 2;
    }
  }

  /** The last one at or before a number of wake-ups handled, or at or before a time. The first one always qualifies. */
  before(isAfter: (saved: SavedWorld, commandCursor: number) => boolean): Checkpoint | undefined {
    let low = 0;
    let high = this.kept.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const checkpoint = this.kept[middle] as Checkpoint;
      if (isAfter(checkpoint.saved, checkpoint.commandCursor)) high = middle;
      else low = middle + 1;
    }
    return this.kept[Math.max(0, low - 1)];
  }

  /** Forgets those that lie beyond the present. */
  truncate(step: number, commandCursor: number): void {
    this.kept = this.kept.filter(({ saved, commandCursor: cursor }, index) => {
      return index === 0 || (saved.step <= step && cursor <= commandCursor);
    });
  }
}
