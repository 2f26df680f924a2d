/**
 * Message groups: a chain of messages per group, oldest first, and the groups that can be received from.
 *
 * SQS-98: deliverable is the leading run of visible messages, up to the first that is in flight (or delayed).
 * SQS-101: among groups, the one whose head became visible first; AWS documents no order, this fits every recorded run.
 */
import { type Group, nowhere, type QueueState, type StoredMessage } from '../model.ts';

export function joinGroup(queue: QueueState, slot: number, id: string): void {
  let groupSlot = queue.groupSlots.get(id);
  if (groupSlot === undefined) {
    groupSlot = queue.groups.add({ epoch: 0, id, head: nowhere, tail: nowhere, size: 0, inFlightCount: 0 });
    queue.groupSlots.set(id, groupSlot);
  }
  const group = queue.groups.edit(groupSlot);
  const message = queue.messages.edit(slot);
  message.groupSlot = groupSlot;
  // Standard queues remember the group for fairness and colour only: they keep no chain.
  if (!queue.settings.FifoQueue) {
    group.size++;
    return;
  }
  message.previousInGroup = group.tail;
  if (group.tail === nowhere) group.head = slot;
  else queue.messages.edit(group.tail).nextInGroup = slot;
  group.tail = slot;
  group.size++;
}

/** Takes a message that was just removed out of its chain; forgets the group with its last message. */
export function leaveGroup(queue: QueueState, message: StoredMessage): void {
  const group = queue.groups.edit(message.groupSlot);
  group.size--;
  if (queue.settings.FifoQueue) {
    if (message.previousInGroup === nowhere) group.head = message.nextInGroup;
    else queue.messages.edit(message.previousInGroup).nextInGroup = message.nextInGroup;
    if (message.nextInGroup === nowhere) group.tail = message.previousInGroup;
    else queue.messages.edit(message.nextInGroup).previousInGroup = message.previousInGroup;
  }
  if (group.size === 0) {
    queue.groupSlots.delete(group.id);
    queue.groups.remove(message.groupSlot);
  } else if (queue.settings.FifoQueue) groupChanged(queue, message.groupSlot);
}

/**
 * The head of a group may have become deliverable. The heap may then hold the group twice; entries that are no longer
 * true are skipped when they come up, and cleared away once they are the majority.
 */
export function groupChanged(queue: QueueState, groupSlot: number): void {
  const group = queue.groups.get(groupSlot);
  const head = group && queue.messages.get(group.head);
  if (head?.state !== 'visible') return;
  queue.readyGroups.push(head.stateSinceMs, groupSlot);
  if (queue.readyGroups.size > 2 * queue.groups.size + 64) clearStale(queue);
}

function clearStale(queue: QueueState): void {
  const groups: [number, number][] = [];
  for (let key = queue.readyGroups.topKey(); key !== undefined; key = queue.readyGroups.topKey()) {
    groups.push([key, queue.readyGroups.pop() as number]);
  }
  const seen = new Set<number>();
  for (const [key, groupSlot] of groups) {
    if (seen.has(groupSlot) || !isReadySince(queue, groupSlot, key)) continue;
    seen.add(groupSlot);
    queue.readyGroups.push(key, groupSlot);
  }
}

function isReadySince(queue: QueueState, groupSlot: number, sinceMs: number): boolean {
  const group = queue.groups.get(groupSlot);
  const head = group && queue.messages.get(group.head);
  return head?.state === 'visible' && head.stateSinceMs === sinceMs;
}

/** The next group to receive from, taken out of the line; undefined when none is ready. */
export function takeReadyGroup(queue: QueueState): { slot: number; group: Readonly<Group> } | undefined {
  for (;;) {
    const key = queue.readyGroups.topKey();
    if (key === undefined) return undefined;
    const slot = queue.readyGroups.pop() as number;
    if (isReadySince(queue, slot, key)) return { slot, group: queue.groups.get(slot) as Group };
  }
}

/** The run of a group's messages that one receive may take (SQS-98), at most so many. */
export function leadingRun(queue: QueueState, group: Readonly<Group>, most: number): number[] {
  const run: number[] = [];
  for (let slot = group.head; slot !== nowhere && run.length < most; ) {
    const message = queue.messages.get(slot) as StoredMessage;
    if (message.state !== 'visible') break;
    run.push(slot);
    slot = message.nextInGroup;
  }
  return run;
}
