/** The on-failure destination: told of events and batches that Lambda has given up. */
import type { Answer, Context, Link, Origin } from '../../../kernel/service.ts';
import { isoTime } from '../../../kernel/time.ts';
import { requestTo } from '../../../programs/outgoing.ts';
import { callTimeoutMs } from '../limits.ts';
import type { FunctionState, Outcome, QueuedEvent } from '../model.ts';
import { errorPayload } from './syncCalls.ts';

export function findDestination(links: readonly Link[]): FunctionState['destination'] {
  const link = links.find(({ kind }) => kind === 'onFailure');
  return link && { id: link.to, service: link.toService };
}

/** One message, in the story of the first of those that were given up. */
export function notify(ctx: Context, state: FunctionState, report: object, origin: Origin): void {
  const { destination } = state;
  if (!destination) return;
  const message = { origin, body: JSON.stringify(report) };
  ctx.call({
    to: destination.id,
    ...requestTo({ toService: destination.service }, [message], false),
    tag: 'notified',
    origins: [origin],
    timeoutMs: callTimeoutMs,
  });
}

/** Reply: what the destination did not take is gone. */
export function notified(ctx: Context, _state: FunctionState, { call, refusal, isTimedOut }: Answer): void {
  const [message] = call.origins;
  if (!refusal && !isTimedOut) {
    ctx.emit('DestinationNotified', { message, to: call.to });
    return;
  }
  const { code, sentence } = refusal ?? { code: 'RequestTimeout', sentence: 'No answer came in time.' };
  ctx.emit('DestinationRefused', { message, to: call.to, code, sentence });
}

/** What of an invocation that failed stands in every report. */
export function responseContext(outcome: Outcome | undefined): object {
  if (!outcome || outcome.kind === 'returned') return {};
  return { responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' } };
}

/** The report on an event: with the event itself, and the last answer. */
export function eventReport(
  ctx: Context,
  state: FunctionState,
  event: Readonly<QueuedEvent>,
  condition: string,
  outcome: Outcome | undefined,
): object {
  return {
    version: '1.0',
    timestamp: isoTime(ctx.nowMs),
    requestContext: {
      requestId: event.requestId,
      functionArn: `${state.arn}:$LATEST`,
      condition,
      approximateInvokeCount: event.invokeCount,
    },
    requestPayload: event.payload,
    ...responseContext(outcome),
    ...(outcome && outcome.kind !== 'returned' ? { responsePayload: errorPayload(outcome) } : {}),
  };
}
