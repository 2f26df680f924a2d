/** The colours of `tokens.css` as a drawing context wants them: names resolved, once per theme. */
import { groupLook } from '../ui/groups.ts';

export interface Palette {
  ink: string;
  card: string;
  canvas: string;
  muted: string;
  wire: string;
  bad: string;
  accent: string;
  /** By slot; 0 is for messages without a group. */
  colours: readonly string[];
  inks: readonly string[];
}

export interface GroupSlots {
  /** Slot of each group, by its number in the run. */
  slots: readonly number[];
  letters: readonly string[];
  /** CSS values, by slot. */
  colours: readonly string[];
  inks: readonly string[];
}

const known = new WeakMap<readonly string[], GroupSlots>();

/** Groups that share a colour share a slot, so that all their tokens are painted in one go. */
export function groupSlots(groups: readonly string[]): GroupSlots {
  const before = known.get(groups);
  if (before) return before;
  const none = groupLook(groups, undefined);
  const colours = [none.colour];
  const inks = [none.ink];
  const looks = groups.map((_, index) => groupLook(groups, index));
  const slots = looks.map(({ colour, ink }) => {
    // The slot of the groupless is not shared, though its colour may be.
    const slot = colours.indexOf(colour, 1);
    if (slot > 0) return slot;
    inks.push(ink);
    return colours.push(colour) - 1;
  });
  const found = { slots, letters: looks.map(({ letter }) => letter), colours, inks };
  known.set(groups, found);
  return found;
}

export function readPalette(element: Element, { colours, inks }: GroupSlots): Palette {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  const resolved = (css: string) => value(css.replace(/^var\((.*)\)$/, '$1'));
  return {
    ink: value('--ink'),
    card: value('--card'),
    canvas: value('--canvas'),
    muted: value('--muted'),
    wire: value('--wire'),
    bad: value('--bad'),
    accent: value('--accent'),
    colours: colours.map(resolved),
    inks: inks.map(resolved),
  };
}
