import type { ActionDefinition } from '../../../kernel/service.ts';
import type { OutgoingMessage } from '../../../programs/outgoing.ts';
import { refuse } from '../../../programs/refusals.ts';
import type { ProducerState } from '../model.ts';
import { attributesOf, objectKeyOf } from '../rules/making.ts';
import { sendToAll } from '../rules/sending.ts';
import { attributesShape, type GivenAttribute } from '../settings.ts';

interface SendNowInput {
  body: string;
  groupId?: string;
  deduplicationId?: string;
  attributes?: readonly GivenAttribute[];
}

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
      groupId: { type: 'string', doc: 'MessageGroupId, and partition key in a stream.' },
      deduplicationId: { type: 'string', doc: 'MessageDeduplicationId; FIFO only.' },
      attributes: attributesShape,
    },
  },
  doc: 'Sends one message now, out of turn.',
  run(ctx, state, { body, groupId: group, deduplicationId, attributes }: SendNowInput) {
    if (ctx.linksOut.length === 0)
      return refuse('NotWired', `${ctx.self} is wired to nothing it could send to.`);
    const origin = ctx.mintOrigin();
    const message: OutgoingMessage = { origin, body };
    if (group !== undefined) message.group = group;
    if (deduplicationId !== undefined) message.deduplicationId = deduplicationId;
    if (attributes?.length) message.attributes = attributesOf(attributes);
    // It has no number among the pattern's messages; its story's number takes nobody's key.
    if (state.isUploading) message.objectKey = objectKeyOf(state, `m${origin}`, group);
    ctx.emit('MessageProduced', { message: origin, group });
    state.last = group === undefined ? { origin } : { origin, group };
    sendToAll(ctx, state, [message], false);
    return { message: `m${origin}` };
  },
};
