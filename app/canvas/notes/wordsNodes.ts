/** Notes and frames as React Flow's nodes, and what stands inside of a frame. Pure. */
import type { Node } from '@xyflow/react';
import type { Note, Position, Scenario } from '../../../engine/index.ts';
import type { Rectangle } from '../../document/noteEdits.ts';
import { words } from './words.ts';

export type WordsNodeType = Node<{ note: Note }, Note['kind']>;

/** What has not changed stays the same object, so nothing redraws. Frames come first: they lie behind everything. */
export function wordsNodesOf(
  notes: readonly Note[],
  selected: readonly string[],
  known: readonly WordsNodeType[],
): WordsNodeType[] {
  const before = new Map(known.map((node) => [node.id, node]));
  return [...notes]
    .sort((one, other) => rank(one) - rank(other))
    .map((note) => {
      const old = before.get(note.id);
      const isSelected = selected.includes(note.id);
      if (old?.dragging) return { ...old, data: { note }, selected: isSelected };
      if (old?.data.note === note && old.selected === isSelected) return old;
      const { id, kind, x, y, width, height } = note;
      return {
        ...old,
        id,
        type: kind,
        position: { x, y },
        width,
        height,
        data: { note },
        selected: isSelected,
        ariaLabel: words.name(note),
        domAttributes: { 'aria-describedby': noteKeysId },
        ...(kind === 'frame' ? ofFrame : undefined),
      };
    });
}

/** Where the sentence stands that says which keys a note hears. */
export const noteKeysId = 'note-keys';

/** Held by its title and its border only, so that what stands inside can be used. */
const ofFrame = { zIndex: -1, dragHandle: '.frame-grip', style: { pointerEvents: 'none' } } as const;

function rank({ kind }: Note): number {
  return kind === 'frame' ? 0 : 1;
}

export interface Inside {
  cards: readonly string[];
  notes: readonly string[];
}

/** Near the middle of the smallest card: a card stands in a frame when this place of it does, px from its corner. */
const cardMiddle = { x: 92, y: 50 };

/** What stands in a frame: cards whose head does, notes and smaller frames whose middle does. */
export function insideOf(frame: Note, { resources, layout, notes }: Scenario): Inside {
  const cards = resources.filter(({ id }) => {
    const at = layout[id];
    return at !== undefined && holds(frame, { x: at.x + cardMiddle.x, y: at.y + cardMiddle.y });
  });
  const others = notes.filter(
    (note) =>
      note.id !== frame.id &&
      (note.kind === 'note' || area(note) < area(frame)) &&
      holds(frame, { x: note.x + note.width / 2, y: note.y + note.height / 2 }),
  );
  return { cards: cards.map(({ id }) => id), notes: others.map(({ id }) => id) };
}

function holds({ x, y, width, height }: Rectangle, at: Position): boolean {
  return at.x >= x && at.y >= y && at.x <= x + width && at.y <= y + height;
}

function area({ width, height }: Rectangle): number {
  return width * height;
}

/** Room between a frame and what it is drawn around; above, its title needs more, px. */
const room = { side: 28, top: 60 };

/** The frame around some things; undefined around nothing. */
export function frameAround(things: readonly Rectangle[]): Rectangle | undefined {
  if (things.length === 0) return undefined;
  const left = Math.min(...things.map(({ x }) => x)) - room.side;
  const top = Math.min(...things.map(({ y }) => y)) - room.top;
  const right = Math.max(...things.map(({ x, width }) => x + width)) + room.side;
  const bottom = Math.max(...things.map(({ y, height }) => y + height)) + room.side;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
