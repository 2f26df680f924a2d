import type { ActionDefinition } from '../../../kernel/service.ts';
import { refuse } from '../../../programs/refusals.ts';
import type { ProducerState } from '../model.ts';
import { send } from '../rules/sending.ts';

/** The learner presses the button: one message more, out of turn. */
export const sendNow: ActionDefinition<ProducerState> = {
  input: {
    type: 'object',
    fields: {
      body: {
        type: 'string',
        min: 1,
        required: true,
        multiline: true,
        default: 'hello',
        doc: 'The message, as text.',
      },
      groupId: { type: 'string', doc: 'MessageGroupId.' },
      deduplicationId: { type: 'string', doc: 'MessageDeduplicationId; FIFO only.' },
    },
  },
  doc: 'Sends one message now, out of turn.',
  run(ctx, state, input: { body: string; groupId?: string; deduplicationId?: string }) {
    if (ctx.linksOut.length === 0)
      return refuse('NotWired', `${ctx.self} is wired to nothing it could send to.`);
    const origin = ctx.mintOrigin();
    const { body, groupId: group, deduplicationId } = input;
    ctx.emit('MessageProduced', { message: origin, group });
    state.last = { origin, ...(group === undefined ? {} : { group }) };
    for (const link of ctx.linksOut) {
      send(ctx, state, {
        to: link.to,
        messages: [{ origin, body, group, deduplicationId }],
        attempt: 1,
        life: state.life,
      });
    }
    return { message: `m${origin}` };
  },
};
