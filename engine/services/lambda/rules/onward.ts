/** What the function sends on before it returns: the body of every record it is done with, along every wire. */
import type { Answer, Context, Link } from '../../../kernel/service.ts';
import {
  batchMax,
  type OutgoingMessage,
  outcomeOf,
  outgoingKinds,
  requestTo,
} from '../../../programs/outgoing.ts';
import { callTimeoutMs } from '../limits.ts';
import type { FunctionState, Invocation, WorkRecord } from '../model.ts';
import { end } from './invoking.ts';

interface OnwardContext {
  invocation: number;
  toService: string;
  count: number;
}

/** @returns how many calls are under way now */
export function sendOnward(ctx: Context, state: FunctionState, slot: number): number {
  const links = ctx.linksOut.filter(({ kind }) => outgoingKinds.includes(kind));
  if (links.length === 0) return 0;
  const { records, fate } = state.invocations.get(slot) as Invocation;
  const messages = fate.done.map((place) => messageOf(records[place] as WorkRecord));
  let callCount = 0;
  for (const link of links) {
    const most = batchMax(link.toService);
    for (let from = 0; from < messages.length; from += most) {
      send(ctx, slot, link, messages.slice(from, from + most));
      callCount++;
    }
  }
  return callCount;
}

function send(ctx: Context, slot: number, link: Link, messages: readonly OutgoingMessage[]): void {
  const { action, input } = requestTo(link, messages, messages.length > 1);
  const context: OnwardContext = { invocation: slot, toService: link.toService, count: messages.length };
  ctx.call({
    to: link.to,
    action,
    input,
    tag: 'sentOnward',
    context,
    origins: messages.map(({ origin }) => origin),
    timeoutMs: callTimeoutMs,
  });
}

/** Reply: one that failed fails the invocation, once all have been answered. */
export function sentOnward(ctx: Context, state: FunctionState, answer: Answer): void {
  const { invocation: slot, toService, count } = answer.call.context as OnwardContext;
  // The invocation has timed out meanwhile: nobody waits for the answer.
  if (!state.invocations.get(slot)) return;
  const invocation = state.invocations.edit(slot);
  const [failure] = outcomeOf(toService, answer, count).failed;
  if (failure) invocation.onwardFailure ??= `cannot send onward to ${answer.call.to} (${failure.code})`;
  invocation.onwardPending--;
  if (invocation.onwardPending === 0) end(ctx, state, slot);
}

function messageOf({ origin, body, group }: WorkRecord): OutgoingMessage {
  return group === undefined ? { origin, body } : { origin, body, group };
}
