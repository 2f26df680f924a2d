/** What the learner does to a running resource from its menu. Every answer is said; a refusal is shown. */
import type { Command, CommandResult } from '../../engine/index.ts';
import { documents } from '../document/document.ts';
import { addResource, removeItems, setSettings } from '../document/edits.ts';
import { announce, select, toast } from '../session.ts';
import { simulation } from '../simulation/client.ts';
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

const besidePx = { x: 40, y: 140 };

export function duplicate(id: string): void {
  const { resources, layout } = documents.getState().scenario;
  const resource = resources.find((one) => one.id === id);
  if (!resource) return;
  const at = layout[id] ?? { x: 0, y: 0 };
  const start = resource.settings?.FifoQueue === true ? 'fifo' : '';
  const copy = addResource(resource.service, start, { x: at.x + besidePx.x, y: at.y + besidePx.y });
  if (resource.settings) void setSettings(copy, { ...resource.settings });
  select([copy]);
  announce(words.added(copy));
}

export function remove(resources: readonly string[], links: readonly string[]): void {
  removeItems(resources, links);
  select([]);
  announce(words.removed([...resources, ...links]));
}
