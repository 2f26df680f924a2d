/** What editing says: the bar of a selection, names, replacements, the clipboard. */
import { things } from './selectingWords.ts';

export const words = {
  bar: {
    name: (count: number) => `What to do with ${count} selected things`,
    count: (count: number) => `${count}`,
    left: 'Align left edges',
    centre: 'Align centres',
    right: 'Align right edges',
    top: 'Align top edges',
    middle: 'Align middles',
    bottom: 'Align bottom edges',
    across: 'Distribute from left to right',
    down: 'Distribute from top to bottom',
    arrange: 'Arrange',
    duplicate: 'Duplicate',
    delete: 'Delete',
  },
  menu: {
    ofSelection: (count: number) => `Menu of ${count} selected things`,
    ofCanvas: 'Menu of the diagram',
    rename: 'Rename',
    replace: 'Replace by…',
    copy: 'Copy',
    cut: 'Cut',
    paste: 'Paste',
    duplicate: 'Duplicate',
    delete: 'Delete',
    align: 'Align',
    arrangeSelected: 'Arrange the selected',
    selectAll: 'Select everything',
    fit: 'Show the whole diagram',
    search: 'Add a part',
    beginElsewhere: 'Lead its beginning to another…',
    endElsewhere: 'Lead its end to another…',
    addToSelection: 'Add to the selection',
    takeFromSelection: 'Take from the selection',
  },
  aligned: (what: string) => `${what}: done.`,
  tooFew: 'Select three things or more to distribute them: the outer two stay where they are.',
  arranged: (count: number) => `Arranged ${things(count)}. Undo brings them back.`,
  nothingToArrange: 'There is nothing on the diagram that could be arranged yet.',
  copiedHere: (count: number) =>
    `Copied ${things(count)} for this page alone: the browser did not let it write to the clipboard. Ctrl+C does.`,
  cut: (count: number) => `Cut ${things(count)}. Paste puts them back, and so does undo.`,
  pasted: (names: readonly string[]) => `Pasted: ${names.join(', ')}.`,
  pastedNotes: 'notes',
  duplicated: (names: readonly string[]) => `Duplicated: ${names.join(', ')}.`,
  cannotReadClipboard: 'The browser does not let the page read the clipboard. Press Ctrl+V instead.',
  rename: {
    field: (id: string) => `New name of ${id}`,
    keep: 'Rename',
    done: (from: string, to: string) => `${from} is called ${to} now, everywhere.`,
    consequence: {
      start: 'The run has not begun: nothing is lost.',
      script: (id: string) => `The script speaks of ${id}: the run starts again at 0.`,
      contents: (id: string) =>
        `To the run this is a new one. What ${id} holds now goes with the old name; undo does not bring it back.`,
      counts: 'To the run this is a new one: what it is doing ends, and its counts begin again.',
    },
  },
  replace: {
    title: (id: string) => `Replace ${id} by…`,
    kept: 'Keeps its name and its wires.',
    renamed: (name: string) => `Keeps its wires. It will be called ${name}.`,
    done: (id: string, title: string, name: string) =>
      id === name ? `${id} is now: ${title}.` : `${id} is now: ${title}, called ${name}.`,
  },
  lead: {
    from: (kind: string) => `Let the wire “${kind}” begin at…`,
    to: (kind: string) => `Let the wire “${kind}” end at…`,
    none: 'There is no other card on the diagram.',
    now: 'where it is now',
    done: (kind: string, from: string, to: string) => `The wire “${kind}” leads from ${from} to ${to} now.`,
    changed: (kind: string, from: string, to: string) =>
      `The wire leads from ${from} to ${to} now, and is “${kind}”: the kind that these two can have.`,
  },
} as const;
