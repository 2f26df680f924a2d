/** Keys of the whole page. Off while something is typed, while a menu or sheet is open, and singly when switched off. */
import { later, renameSelected, searchParts } from './canvas/acts.ts';
import { selectAll, toggleFocused } from './canvas/editing/selecting.ts';
import { connect, redo, removeItems, undo } from './document/edits.ts';
import { restartRun } from './document/opening.ts';
import { select, session, toast } from './session.ts';
import { simulation } from './simulation/client.ts';
import { keepMoment } from './timeline/moments.ts';
import { stepBackOnce, stepOnce } from './timeline/stepping.ts';
import { words } from './words.ts';

interface Key {
  /** As `KeyboardEvent.key` has it, lower case. */
  keys: readonly string[];
  /** As the legend shows it. */
  shown: readonly string[];
  what: string;
  withControl?: boolean;
  /** Absent where the browser's own event is heard instead: see the canvas. */
  run?: () => void;
}

const table: readonly Key[] = [
  { keys: [' '], shown: [words.keys.space], what: words.keys.toggle, run: () => simulation.toggle() },
  { keys: ['.', 'pagedown'], shown: ['.', 'PgDn'], what: words.keys.step, run: stepOnce },
  {
    keys: [',', 'pageup'],
    shown: [',', 'PgUp'],
    what: words.keys.stepBack,
    run: stepBackOnce,
  },
  { keys: ['['], shown: ['['], what: words.keys.previousMark, run: () => simulation.previousMark() },
  { keys: [']'], shown: [']'], what: words.keys.nextMark, run: () => simulation.nextMark() },
  { keys: ['0'], shown: ['0'], what: words.keys.toStart, run: () => simulation.toStart() },
  { keys: ['l'], shown: ['L'], what: words.keys.live, run: () => simulation.live() },
  { keys: ['m'], shown: ['M'], what: words.keys.keepMoment, run: keepMoment },
  { keys: ['/'], shown: ['/'], what: words.keys.search, run: searchParts },
  { keys: ['c'], shown: ['C'], what: words.keys.connect, run: connectSelected },
  { keys: ['delete', 'backspace'], shown: [words.keys.delete], what: words.keys.remove, run: removeSelected },
  { keys: ['f2'], shown: ['F2'], what: words.keys.rename, run: renameSelected },
  { keys: ['x'], shown: ['X'], what: words.keys.toggleSelected, run: toggleFocused },
  { keys: ['a'], shown: ['Ctrl', 'A'], what: words.keys.selectAll, withControl: true, run: selectAll },
  { keys: ['c'], shown: ['Ctrl', 'C'], what: words.keys.copy, withControl: true },
  { keys: ['x'], shown: ['Ctrl', 'X'], what: words.keys.cut, withControl: true },
  { keys: ['v'], shown: ['Ctrl', 'V'], what: words.keys.paste, withControl: true },
  {
    keys: ['d'],
    shown: ['Ctrl', 'D'],
    what: words.keys.duplicate,
    withControl: true,
    run: () => later((acts) => acts.duplicateSelected()),
  },
  { keys: ['a'], shown: ['A'], what: words.keys.arrange, run: () => later((acts) => void acts.arrange()) },
  { keys: ['z'], shown: ['Ctrl', 'Z'], what: words.keys.undo, withControl: true, run: undo },
  { keys: ['y'], shown: ['Ctrl', 'Y'], what: words.keys.redo, withControl: true, run: redo },
  { keys: ['r'], shown: ['R'], what: words.keys.reset, run: () => void restartRun() },
  { keys: ['?'], shown: ['?'], what: words.keys.help, run: () => session.setState({ legendOpen: true }) },
];

export const keyTable: readonly Pick<Key, 'shown' | 'what'>[] = table;

export function listenToKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || isElsewhere(event.target)) return;
    const isControl = event.ctrlKey || event.metaKey;
    if (!isControl && !session.getState().singleKeysOn && !isAlwaysOn(event)) return;
    const key = keyFor(event, isControl);
    if (!key?.run || isOwnKey(event)) return;
    event.preventDefault();
    key.run();
  });
}

function keyFor(event: KeyboardEvent, isControl: boolean): Key | undefined {
  const name = event.key.toLowerCase();
  if (isControl && event.shiftKey && name === 'z') return table.find(({ run }) => run === redo);
  return table.find(({ keys, withControl }) => keys.includes(name) && (withControl === true) === isControl);
}

/** Del and the clicker's keys are nobody's letters: switching single keys off means letters and signs. */
function isAlwaysOn({ key }: KeyboardEvent): boolean {
  return ['Delete', 'F2', 'PageDown', 'PageUp'].includes(key);
}

const typed = 'input:not([type=range], [type=checkbox]), textarea, select, [contenteditable=true]';
const floating = '[role=dialog], [role=menu]';

function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${typed}, ${floating}`) !== null;
}

/** A focused control keeps the keys that work it: Space presses a button, Page Down moves a list. */
function isOwnKey({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (key === ' ') return target.closest('button, [role=switch], summary, a') !== null;
  return key.startsWith('Page') && target !== document.body && target.scrollHeight > target.clientHeight + 1;
}

function removeSelected(): void {
  const { resources, links, notes = [] } = session.getState().selection;
  if (resources.length + links.length + notes.length === 0) return;
  removeItems(resources, links, notes);
  select([]);
}

/** In the order in which they were selected. */
function connectSelected(): void {
  const { resources } = session.getState().selection;
  const [from, to] = resources;
  if (from === undefined || to === undefined) return toast(words.connect.selectTwo);
  const answer = connect(from, to);
  if ('problem' in answer) toast(answer.problem, { tone: 'bad' });
  else select([], [answer.linkId]);
}
