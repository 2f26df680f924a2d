/** Going on to others while the caller waits: one wire after the other, each answer waited for with the thread held. */
import type { Answer, Context } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import {
  type OutgoingFailure,
  type OutgoingMessage,
  outcomeOf,
  requestTo,
} from '../../../programs/outgoing.ts';
import { httpRefusal } from '../errors.ts';
import type { CallContext, HttpState } from '../model.ts';
import { answer, answerDetail, served, setActivity, succeed } from './serving.ts';

/**
 * Goes along the first of these wires that is still there; with none left the request is answered.
 * @param onward ids of wires
 */
export function callOnward(
  ctx: Context,
  state: HttpState,
  slot: number,
  onward: readonly string[],
  attempt = 1,
): void {
  const [first] = onward;
  if (first === undefined) return succeed(ctx, state, slot);
  const link = ctx.linksOut.find(({ id }) => id === first);
  if (!link) return callOnward(ctx, state, slot, onward.slice(1));
  const timeoutMs = state.settings.callTimeoutSeconds * 1000;
  const thread = setActivity(ctx, state, slot, 'calling', instant(ctx.nowMs + timeoutMs));
  thread.onward = onward;
  thread.attempt = attempt;
  thread.calls = link.to;
  const { origin, body, group } = served(state, slot);
  const message: OutgoingMessage = group === undefined ? { origin, body } : { origin, body, group };
  const context: CallContext = {
    thread: slot,
    request: thread.request as number,
    toService: link.toService,
  };
  ctx.call({
    to: link.to,
    ...requestTo(link, [message], false),
    tag: 'called',
    context,
    origins: [origin],
    timeoutMs,
  });
}

/** The answer of another service: on to the next, once more, or the failure goes up the chain. */
export function called(ctx: Context, state: HttpState, reply: Answer): void {
  const { thread: slot, request, toService } = reply.call.context as CallContext;
  const thread = state.threads.get(slot);
  if (thread?.request !== request) return;
  const [failure] = outcomeOf(toService, reply, 1).failed;
  if (!failure) return callOnward(ctx, state, slot, thread.onward.slice(1));
  if (failure.isRetryable && thread.attempt < state.settings.callAttempts)
    return pause(ctx, state, slot, reply.call.to, failure);
  cascade(ctx, state, slot, reply.call.to, failure);
}

function pause(
  ctx: Context,
  state: HttpState,
  slot: number,
  callee: string,
  { code }: OutgoingFailure,
): void {
  const pauseMs = state.settings.retryPauseSeconds * 1000;
  const thread = setActivity(ctx, state, slot, 'pausing', instant(ctx.nowMs + pauseMs));
  const attempt = thread.attempt + 1;
  ctx.emit('CallRetried', { message: served(state, slot).origin, to: callee, code, attempt, pauseMs });
  thread.wakeId = ctx.wake(ctx.nowMs + pauseMs, 'retryDue', slot);
}

function cascade(
  ctx: Context,
  state: HttpState,
  slot: number,
  callee: string,
  { code, sentence }: OutgoingFailure,
): void {
  // A gateway's words: nothing was heard, or nothing good.
  const status = code === 'RequestTimeout' ? 504 : 502;
  state.cascadedTotal++;
  ctx.emit('RequestCascaded', { ...answerDetail(ctx, state, slot, status), callee, code, sentence });
  answer(ctx, state, slot, httpRefusal(status), status);
}
