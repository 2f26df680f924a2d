/** How a message group or partition key looks: a colour, and a letter that says the same without colour. */
export interface GroupLook {
  /** One capital letter or digit; empty for messages without a group. */
  letter: string;
  /** CSS value. */
  colour: string;
  /** CSS value, for the letter on the colour. */
  ink: string;
}

const slots = 8;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const noGroup: GroupLook = { letter: '', colour: 'var(--group-none)', ink: 'var(--group-none-ink)' };

const known = new WeakMap<readonly string[], readonly GroupLook[]>();

/** The look of a group by name, or by its place in the run's list. It stays when others join behind it. */
export function groupLook(groups: readonly string[], group: number | string | undefined): GroupLook {
  const index = typeof group === 'string' ? groups.indexOf(group) : (group ?? -1);
  return looksOf(groups)[index] ?? noGroup;
}

function looksOf(groups: readonly string[]): readonly GroupLook[] {
  const before = known.get(groups);
  if (before) return before;
  const taken = new Set<string>();
  const looks = groups.map((name, index) => {
    const letter = letterFor(name, index, taken);
    taken.add(letter);
    const slot = index % slots;
    return { letter, colour: `var(--group-${slot})`, ink: `var(--group-${slot}-ink)` };
  });
  known.set(groups, looks);
  return looks;
}

/** Its own first letter, else the first that is free. */
function letterFor(group: string, index: number, taken: ReadonlySet<string>): string {
  const own = /[A-Za-z0-9]/.exec(group)?.[0].toUpperCase();
  if (own && !taken.has(own)) return own;
  const free = [...letters].find((letter) => !taken.has(letter));
  return free ?? own ?? letters[index % letters.length]!;
}
