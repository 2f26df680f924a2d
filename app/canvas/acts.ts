/** What the learner does to a running resource from its menu. Every answer is said; a refusal is shown. */
import type { Command, CommandResult } from '../../engine/index.ts';
import { documents } from '../document/document.ts';
import { removeItems } from '../document/edits.ts';
import { announce, openPanel, select, session, toast } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { canvasState } from './canvasState.ts';
import { words as editingWords } from './editing/selectingWords.ts';
import { stage } from './placePart.ts';
import { fitOptions } from './useFitOnOpen.ts';
import { words } from './words.ts';

export async function act(command: Command): Promise<CommandResult | undefined> {
  const result = await simulation.act(command);
  const sentence = result.refusal?.sentence ?? result.problem;
  if (sentence === undefined) return result;
  toast(words.notPossible(sentence), { tone: 'bad' });
  return undefined;
}

export async function sendByHand(id: string, isFifo: boolean): Promise<void> {
  const input = { MessageBody: words.menu.body, ...(isFifo ? fifoFields() : {}) };
  if (await act({ type: 'call', to: id, action: 'SendMessage', input })) toast(words.menu.sent(id));
}

/** Each its own id, so that a second click is a second message and no duplicate. */
function fifoFields(): { MessageGroupId: string; MessageDeduplicationId: string } {
  return { MessageGroupId: words.menu.group, MessageDeduplicationId: crypto.randomUUID() };
}

export async function pollByHand(id: string): Promise<void> {
  const input = { MaxNumberOfMessages: 1, WaitTimeSeconds: 0 };
  const result = await act({ type: 'call', to: id, action: 'ReceiveMessage', input });
  if (!result) return;
  const { Messages = [] } = (result.output ?? {}) as { Messages?: readonly { Body: string }[] };
  toast(
    words.menu.polled(
      id,
      Messages.map(({ Body }) => Body),
    ),
  );
}

export type LateActs = typeof import('./editing/lateActs.ts');

/** Does what needs code that is fetched first. */
export function later(run: (acts: LateActs) => void): void {
  void import('./editing/lateActs.ts').then(run);
}

export function remove(
  resources: readonly string[],
  links: readonly string[],
  notes: readonly string[] = [],
): void {
  removeItems(resources, links, notes);
  select([]);
  announce(words.removed([...resources, ...links, ...notes]));
}

/** The palette's field for searching has the focus as soon as it is there. */
export function searchParts(): void {
  session.setState({ railTab: 'parts' });
  openPanel('rail');
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-search-parts]')?.focus());
}

export function fitCanvas(): void {
  void stage()?.flow.fitView(fitOptions);
}

/** Changes the name of the one card that is selected, or of the one that has the focus. */
export function renameSelected(): void {
  const { resources } = session.getState().selection;
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset.id : undefined;
  const isThere = (id: string | undefined) =>
    documents.getState().scenario.resources.some((one) => one.id === id);
  const id = isThere(focused) ? focused : resources.length === 1 ? resources[0] : undefined;
  if (id === undefined) toast(editingWords.nothingSelected.rename);
  else canvasState.setState({ renaming: id });
}
