/** Keys of the whole page. Off while something is typed, while a menu or sheet is open, and singly when switched off. */
import { connect, redo, removeItems, undo } from './document/edits.ts';
import { restartRun } from './document/opening.ts';
import { openPanel, select, session, toast } from './session.ts';
import { simulation } from './simulation/client.ts';
import { words } from './words.ts';

interface Key {
  /** As `KeyboardEvent.key` has it, lower case. */
  keys: readonly string[];
  /** As the legend shows it. */
  shown: readonly string[];
  what: string;
  withControl?: boolean;
  run: () => void;
}

const table: readonly Key[] = [
  { keys: [' '], shown: [words.keys.space], what: words.keys.toggle, run: () => simulation.toggle() },
  { keys: ['.', 'pagedown'], shown: ['.', 'PgDn'], what: words.keys.step, run: () => simulation.step() },
  {
    keys: [',', 'pageup'],
    shown: [',', 'PgUp'],
    what: words.keys.stepBack,
    run: () => simulation.stepBack(),
  },
  { keys: ['['], shown: ['['], what: words.keys.previousMark, run: () => simulation.previousMark() },
  { keys: [']'], shown: [']'], what: words.keys.nextMark, run: () => simulation.nextMark() },
  { keys: ['0'], shown: ['0'], what: words.keys.toStart, run: () => simulation.toStart() },
  { keys: ['l'], shown: ['L'], what: words.keys.live, run: () => simulation.live() },
  { keys: ['/'], shown: ['/'], what: words.keys.search, run: searchParts },
  { keys: ['c'], shown: ['C'], what: words.keys.connect, run: connectSelected },
  { keys: ['delete', 'backspace'], shown: [words.keys.delete], what: words.keys.remove, run: removeSelected },
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
    if (!key || isOwnKey(event)) return;
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
  return ['Delete', 'PageDown', 'PageUp'].includes(key);
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
  const { resources, links } = session.getState().selection;
  if (resources.length + links.length === 0) return;
  removeItems(resources, links);
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

/** The palette's field for searching has the focus as soon as it is there. */
function searchParts(): void {
  session.setState({ railTab: 'parts' });
  openPanel('rail');
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-search-parts]')?.focus());
}
