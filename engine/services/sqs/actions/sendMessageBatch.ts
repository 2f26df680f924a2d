/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
import { type ActionDefinition, isRefusal } from '../../../kernel/service.ts';
import type { SendMessageBatchInput, SendMessageOutput } from '../contract.ts';
import { batchEntryTooLong, batchTooLong } from '../errors.ts';
import { batchBytesMax } from '../limits.ts';
import type { QueueState } from '../model.ts';
import { refuseBatch, runBatch } from '../rules/batch.ts';
import { answerPolls } from '../rules/receive.ts';
import { acceptSend, bodyOf, refuseSend } from '../rules/send.ts';
import { entries, messageFields, request } from './shapes.ts';

export const sendMessageBatch: ActionDefinition<QueueState> = {
  input: request({ Entries: entries(messageFields) }),
  doc: 'Adds up to ten messages; each is taken or refused by itself.',
  run(ctx, queue, input: SendMessageBatchInput) {
    const refusal = refuseBatch(input.Entries, 'SendMessageBatchRequestEntry');
    if (refusal) return refusal;
    const bodies = input.Entries.map(bodyOf);
    const bytes = bodies.reduce((sum, body) => sum + body.sizeBytes, 0);
    if (bytes > batchBytesMax) return batchTooLong(batchBytesMax, bytes);
    const refusals = input.Entries.map((entry, index) => {
      const { MaximumMessageSize: bytesMax } = queue.settings;
      return (
        refuseSend(queue, entry, true) ??
        ((bodies[index]?.sizeBytes ?? 0) > bytesMax ? batchEntryTooLong(bytesMax) : undefined)
      );
    });
    // SQS-32: a missing group or deduplication id refuses the whole request, not its entry.
    const whole =
      queue.settings.FifoQueue && refusals.find((entry) => entry && isAboutFifoIds(entry.sentence));
    if (whole) return whole;
    const output = runBatch<SendMessageBatchInput['Entries'][number], SendMessageOutput>(
      input.Entries,
      (entry, index) => {
        const entryRefusal = refusals[index];
        return isRefusal(entryRefusal)
          ? entryRefusal
          : acceptSend(ctx, queue, entry, bodies[index] ?? bodyOf(entry), index);
      },
    );
    answerPolls(ctx, queue);
    return output;
  },
};

function isAboutFifoIds(sentence: string): boolean {
  return sentence.startsWith('The request must contain') || sentence.startsWith('The queue should either');
}
