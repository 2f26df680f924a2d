/** https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html */
import type { ActionDefinition, Refusal } from '../../../kernel/service.ts';
import type { PublishBatchInput, PublishBatchOutput } from '../contract.ts';
import { badEntryId, batchTooLong, emptyBatch, entryIdsNotDistinct } from '../errors.ts';
import { batchEntriesMax, batchEntryIdLengthMax, messageBytesMax } from '../limits.ts';
import type { TopicState } from '../model.ts';
import { refuseAccess, refuseTopicArn } from '../rules/access.ts';
import { messageBytes, refuseAttributes } from '../rules/messageAttributes.ts';
import { acceptPublish, countChunks, refuseMessage } from '../rules/publish.ts';
import { messageFields, request, topicRequest } from './shapes.ts';

type Entries = PublishBatchInput['PublishBatchRequestEntries'];

const entry = request({ Id: { type: 'string', required: true }, ...messageFields });

export const publishBatch: ActionDefinition<TopicState> = {
  input: topicRequest({
    PublishBatchRequestEntries: {
      type: 'list',
      of: entry,
      max: batchEntriesMax,
      required: true,
      rule: 'SNS-04',
    },
  }),
  doc: 'Hands up to ten messages to every subscription.',
  run(ctx, topic, input: PublishBatchInput) {
    const { PublishBatchRequestEntries: entries } = input;
    const refusal = refuseTopicArn(topic, input.TopicArn) ?? refuseAccess(ctx, topic) ?? refuseBatch(entries);
    if (refusal) return refusal;
    countChunks(topic, bytesOf(entries));
    const Successful: PublishBatchOutput['Successful'][number][] = [];
    const Failed: PublishBatchOutput['Failed'][number][] = [];
    entries.forEach((message, index) => {
      const wrong = refuseMessage(message);
      if (wrong)
        Failed.push({ Id: message.Id, Code: wrong.code, Message: wrong.sentence, SenderFault: true });
      else Successful.push({ Id: message.Id, ...acceptPublish(ctx, topic, message, index) });
    });
    return { Successful, Failed } satisfies PublishBatchOutput;
  },
};

/** Why the request as a whole is refused. Recorded: a bad attribute of one entry refuses all. */
function refuseBatch(entries: Entries): Refusal | undefined {
  if (entries.length === 0) return emptyBatch;
  const wrongId = refuseIds(entries);
  if (wrongId) return wrongId;
  if (bytesOf(entries) > messageBytesMax) return batchTooLong;
  for (const { MessageAttributes } of entries) {
    const wrong = refuseAttributes(MessageAttributes);
    if (wrong) return wrong;
  }
  return undefined;
}

function bytesOf(entries: Entries): number {
  return entries.reduce(
    (sum, { Message, MessageAttributes }) => sum + messageBytes(Message, MessageAttributes),
    0,
  );
}

function refuseIds(entries: Entries): Refusal | undefined {
  const seen = new Set<string>();
  for (const { Id } of entries) {
    if (Id.length > batchEntryIdLengthMax) return badEntryId(Id, true);
    if (!/^[A-Za-z0-9_-]+$/.test(Id)) return badEntryId(Id, false);
    if (seen.has(Id)) return entryIdsNotDistinct;
    seen.add(Id);
  }
  return undefined;
}
