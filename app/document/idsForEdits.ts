/** Ids for what is new: resources, wires and notes of a document share one set of names. */
import type { Scenario } from '../../engine/index.ts';

/** The longest id a document may hold. */
const idLengthMax = 80;

export function takenIds({ resources, links, notes }: Pick<Scenario, 'resources' | 'links' | 'notes'>) {
  return new Set([...resources, ...links, ...notes].map(({ id }) => id));
}

/** "queue", then "queue-2"; a suffix stands behind the number. */
export function firstFree(base: string, suffix: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const end = `${number === 1 ? '' : `-${number}`}${suffix}`;
    const id = `${base.slice(0, idLengthMax - end.length)}${end}`;
    if (!taken.has(id)) return id;
  }
}

/** The id itself while it is free, else the next of its row: "orders", "orders-2"; "orders-2.fifo". */
export function freeLike(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  const [, base = id, suffix = ''] = /^(.+?)(?:-\d+)?(\.fifo)?$/.exec(id) ?? [];
  return firstFree(base, suffix, taken);
}
