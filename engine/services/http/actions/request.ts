import { type ActionDefinition, type Context, later, type Origin } from '../../../kernel/service.ts';
import { groupHeader } from '../../../programs/outgoing.ts';
import type { HttpRequestInput } from '../contract.ts';
import { serviceUnavailable } from '../errors.ts';
import type { HttpState } from '../model.ts';
import { beginWork } from '../rules/serving.ts';
import { takeIdle } from '../rules/threads.ts';

/** A request over HTTP. It is answered when the work is done, the caller waiting. */
export const request: ActionDefinition<HttpState> = {
  input: {
    type: 'object',
    fields: {
      method: {
        type: 'string',
        oneOf: ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'],
        default: 'POST',
        doc: 'What is done does not depend on it.',
      },
      path: { type: 'string', max: 2_048, doc: 'What is done does not depend on it.' },
      headers: { type: 'map', of: { type: 'string' }, max: 100, doc: `${groupHeader} names a group.` },
      body: { type: 'string', required: true, multiline: true, default: 'hello', doc: 'As text.' },
    },
  },
  doc: 'Sends a request; the answer comes when its work is done.',
  run(ctx, state, input: HttpRequestInput) {
    // A call by hand has no road on which it could be lost: it finds nobody.
    if (state.isCrashed) return later;
    const origin = ctx.originAt(0);
    const { from } = ctx.request;
    state.requestsTotal++;
    const thread = takeIdle(state);
    if (thread === undefined && state.waiting.length >= state.settings.waitingMax) {
      const { status } = serviceUnavailable;
      state.turnedAwayTotal++;
      state.lastStatus = { status, atMs: ctx.nowMs, origin };
      ctx.emit('RequestTurnedAway', { message: origin, by: from, status, threads: state.threads.size });
      return serviceUnavailable;
    }
    const slot = open(ctx, state, origin, input);
    if (thread === undefined) state.waiting.pushBack(slot);
    const place = thread === undefined ? 'waiting' : 'thread';
    const waiting = state.waiting.length;
    ctx.emit('RequestAccepted', { message: origin, by: from, place, thread, waiting });
    if (thread !== undefined) beginWork(ctx, state, thread, slot);
    return later;
  },
};

function open(ctx: Context, state: HttpState, origin: Origin, { headers, body }: HttpRequestInput): number {
  return state.requests.add({
    epoch: 0,
    call: ctx.request,
    origin,
    group: headers?.[groupHeader],
    body,
    arrivedMs: ctx.nowMs,
    effect: 0,
  });
}
