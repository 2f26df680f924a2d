/** The messages that met trouble, as many as anybody reads. */
import type { Origin } from '../kernel/service.ts';
import { type TroubledMessage, troubledMax } from './contract.ts';

export class Troubles {
  private noted: TroubledMessage[] = [];

  note(trouble: TroubledMessage): void {
    this.noted.push(trouble);
    // Some of them may be taken back, or be noted again: a few more are kept than are shown.
    if (this.noted.length > 8 * troubledMax) this.noted = this.noted.slice(-4 * troubledMax);
  }

  /** What was a trouble is none any more. */
  takeBack(origin: Origin, trouble: TroubledMessage['trouble'], resource?: string): void {
    const place = this.noted.findLastIndex(
      (one) =>
        one.origin === origin &&
        one.trouble === trouble &&
        (resource === undefined || one.resource === resource),
    );
    if (place >= 0) this.noted.splice(place, 1);
  }

  /** Newest first; of one trouble of one message at one place only the newest. */
  list(): TroubledMessage[] {
    const seen = new Set<string>();
    const newest: TroubledMessage[] = [];
    for (let place = this.noted.length - 1; place >= 0 && newest.length < troubledMax; place--) {
      const one = this.noted[place] as TroubledMessage;
      const name = `${one.origin} ${one.trouble} ${one.resource}`;
      if (seen.has(name)) continue;
      seen.add(name);
      newest.push(one);
    }
    return newest;
  }
}
