/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import type { SendMessageInput } from '../contract.ts';
import { messageTooLong } from '../errors.ts';
import type { QueueState } from '../model.ts';
import { refuseAccess } from '../rules/access.ts';
import { countChunks } from '../rules/chunks.ts';
import { answerPolls } from '../rules/receive.ts';
import { acceptSend, bodyOf, refuseSend } from '../rules/send.ts';
import { messageFields, request } from './shapes.ts';

export const sendMessage: ActionDefinition<QueueState> = {
  input: request(messageFields),
  doc: 'Adds one message to the queue.',
  run(ctx, queue, input: SendMessageInput) {
    const refusal = refuseAccess(ctx, queue, 'sqs:SendMessage') ?? refuseSend(queue, input, false);
    if (refusal) return refusal;
    const body = bodyOf(input);
    if (body.sizeBytes > queue.settings.MaximumMessageSize)
      return messageTooLong(queue.settings.MaximumMessageSize);
    countChunks(queue, body.sizeBytes);
    const output = acceptSend(ctx, queue, input, body, 0);
    answerPolls(ctx, queue);
    return output;
  },
};
