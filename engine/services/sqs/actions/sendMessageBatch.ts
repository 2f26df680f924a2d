/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
import { type ActionDefinition, isRefusal, type Refusal } from '../../../kernel/service.ts';
import type { MessageBody, SendMessageBatchInput, SendMessageOutput } from '../contract.ts';
import { batchEntryTooLong, batchTooLong } from '../errors.ts';
import { batchBytesMax } from '../limits.ts';
import type { QueueState } from '../model.ts';
import { refuseAccess } from '../rules/access.ts';
import { refuseBatch, refuseEntry, runBatch } from '../rules/batch.ts';
import { countChunks } from '../rules/chunks.ts';
import { answerPolls } from '../rules/receive.ts';
import { acceptSend, bodyOf, refuseMissingIds, refuseSend } from '../rules/send.ts';
import { entries, messageFields, request } from './shapes.ts';

type Entry = SendMessageBatchInput['Entries'][number];

export const sendMessageBatch: ActionDefinition<QueueState> = {
  input: request({ Entries: entries(messageFields) }),
  doc: 'Adds up to ten messages; each is taken or refused by itself.',
  run(ctx, queue, input: SendMessageBatchInput) {
    const refusal =
      refuseAccess(ctx, queue, 'sqs:SendMessage') ??
      refuseBatch(input.Entries, 'SendMessageBatchRequestEntry');
    if (refusal) return refusal;
    const readings = input.Entries.map((entry) => refuseEntry(entry, messageFields) ?? bodyOf(entry));
    const bytes = readings.reduce((sum, body) => sum + (isRefusal(body) ? 0 : body.sizeBytes), 0);
    if (bytes > batchBytesMax) return batchTooLong(batchBytesMax, bytes);
    const { FifoQueue: isFifo, MaximumMessageSize: bytesMax } = queue.settings;
    // SQS-32: a missing group or deduplication id refuses the whole request, not its entry.
    const lacking =
      isFifo && input.Entries.map((entry) => refuseMissingIds(queue, entry, true)).find(Boolean);
    if (lacking) return lacking;
    const checked = input.Entries.map((entry, index) => {
      const body = readings[index] as Refusal | MessageBody;
      if (isRefusal(body)) return body;
      const wrong = refuseSend(queue, entry, true);
      return wrong ?? (body.sizeBytes > bytesMax ? batchEntryTooLong(bytesMax) : body);
    });
    countChunks(queue, bytes);
    const output = runBatch<Entry, SendMessageOutput>(input.Entries, (entry, index) => {
      const body = checked[index] as Refusal | MessageBody;
      return isRefusal(body) ? body : acceptSend(ctx, queue, entry, body, index);
    });
    answerPolls(ctx, queue);
    return output;
  },
};
