/**
 * What programs of the learner send, and how each service is spoken to: one message of theirs becomes SendMessage,
 * Publish, PutRecord, PutObject, Invoke or a request over HTTP, alone or in a batch.
 */
import type { Answer, Link, LinkRule, Origin } from '../kernel/service.ts';
import type {
  FirehosePutRecordBatchInput,
  FirehosePutRecordBatchOutput,
  FirehosePutRecordInput,
} from '../services/firehose/contract.ts';
import type { HttpRequestInput } from '../services/http/contract.ts';
import type { PutRecordInput, PutRecordsInput, PutRecordsOutput } from '../services/kinesis/contract.ts';
import type { InvokeInput, InvokeOutput } from '../services/lambda/contract.ts';
import type { PutObjectInput } from '../services/s3/contract.ts';
import type { PublishBatchInput, PublishInput } from '../services/sns/contract.ts';
import type {
  BatchFailure,
  MessageAttributeValue,
  SendMessageBatchInput,
  SendMessageInput,
} from '../services/sqs/contract.ts';

/** A message on its way out, as often as it takes. Immutable. */
export interface OutgoingMessage {
  origin: Origin;
  body: string;
  /** MessageGroupId; partition key, unless `partitionKey` is given. */
  group?: string;
  deduplicationId?: string;
  delaySeconds?: number;
  attributes?: Readonly<Record<string, MessageAttributeValue>>;
  /** Kinesis. The group, or else something of the message's own, when absent. */
  partitionKey?: string;
  /** S3. */
  objectKey?: string;
}

/** What a call has to be made with. */
export interface OutgoingRequest {
  action: string;
  input: object;
}

/** What became of the messages of one call, by their place in it. */
export interface OutgoingOutcome {
  acceptedCount: number;
  failed: readonly OutgoingFailure[];
}

export interface OutgoingFailure {
  place: number;
  code: string;
  sentence: string;
  /** Throttled, a fault of the service's, or no answer: another attempt may succeed. */
  isRetryable: boolean;
}

/** Kinds of wires that carry what a program sends. */
export const outgoingKinds: readonly string[] = ['send', 'publish', 'put', 'upload', 'invoke', 'call'];

/** Wires that may leave a program that sends. @param deed "Every message is sent" */
export function outgoingLinks(deed: string): readonly LinkRule[] {
  const rule = (kind: string, to: readonly string[], title: string, how: string): LinkRule => ({
    kind,
    to,
    title,
    doc: `${deed} ${how}.`,
    settings: { type: 'object', fields: {} },
    refuse: (from, end) => (from.id === end.id ? 'It cannot be wired to itself.' : undefined),
  });
  return [
    rule('send', ['sqs'], 'send', 'here with SendMessage or SendMessageBatch'),
    rule('publish', ['sns'], 'publish', 'here with Publish or PublishBatch'),
    rule('put', ['kinesis', 'firehose'], 'put', 'here with PutRecord, or many at once'),
    rule('upload', ['s3'], 'upload', 'here with PutObject, as an object of its own'),
    rule('invoke', ['lambda'], 'invoke', 'here with Invoke; the result is waited for'),
    rule('call', ['http'], 'call', 'here as a request over HTTP; the answer is waited for'),
  ];
}

/** The most messages one call to a service may carry; 1 where there is no call for several. */
export function batchMax(service: string): number {
  return batches[service] ?? 1;
}

const batches: Readonly<Record<string, number>> = { sqs: 10, sns: 10, kinesis: 500, firehose: 500 };

/** @param isBatch false only for one message alone */
export function requestTo(
  link: Pick<Link, 'toService'>,
  messages: readonly OutgoingMessage[],
  isBatch: boolean,
): OutgoingRequest {
  const [first] = messages as readonly [OutgoingMessage];
  switch (link.toService) {
    case 'sqs':
      return isBatch
        ? {
            action: 'SendMessageBatch',
            input: { Entries: withIds(messages, sqsInput) } satisfies SendMessageBatchInput,
          }
        : { action: 'SendMessage', input: sqsInput(first) };
    case 'sns':
      return isBatch
        ? {
            action: 'PublishBatch',
            input: { PublishBatchRequestEntries: withIds(messages, snsInput) } satisfies PublishBatchInput,
          }
        : { action: 'Publish', input: snsInput(first) };
    case 'kinesis':
      return isBatch
        ? {
            action: 'PutRecords',
            input: { Records: messages.map(streamRecord) } satisfies PutRecordsInput,
          }
        : { action: 'PutRecord', input: streamRecord(first) };
    case 'firehose':
      return isBatch
        ? {
            action: 'PutRecordBatch',
            input: {
              Records: messages.map(({ body }) => ({ Data: body })),
            } satisfies FirehosePutRecordBatchInput,
          }
        : {
            action: 'PutRecord',
            input: { Record: { Data: first.body } } satisfies FirehosePutRecordInput,
          };
    case 's3':
      return {
        action: 'PutObject',
        input: { Key: first.objectKey ?? `m${first.origin}.txt`, Body: first.body } satisfies PutObjectInput,
      };
    case 'lambda':
      return {
        action: 'Invoke',
        input: { InvocationType: 'RequestResponse', Payload: { body: first.body } } satisfies InvokeInput,
      };
    default:
      return { action: 'Request', input: httpInput(first) };
  }
}

function withIds<Input>(
  messages: readonly OutgoingMessage[],
  inputOf: (message: OutgoingMessage) => Input,
): readonly (Input & { Id: string })[] {
  const taken = new Set<string>();
  return messages.map((message, place) => {
    // A repeated message may stand beside its first one; no two entries may have the same id.
    let Id = `m${message.origin}`;
    if (taken.has(Id)) Id = `${Id}-${place}`;
    taken.add(Id);
    return { Id, ...inputOf(message) };
  });
}

function sqsInput(message: OutgoingMessage): SendMessageInput {
  const input: SendMessageInput = { MessageBody: message.body };
  if (message.group !== undefined) input.MessageGroupId = message.group;
  if (message.deduplicationId !== undefined) input.MessageDeduplicationId = message.deduplicationId;
  if (message.delaySeconds !== undefined) input.DelaySeconds = message.delaySeconds;
  if (message.attributes !== undefined) input.MessageAttributes = message.attributes;
  return input;
}

function snsInput(message: OutgoingMessage): PublishInput {
  const input: PublishInput = { Message: message.body };
  // SNS-32: on a standard topic a group is allowed, and goes on to standard queues.
  if (message.group !== undefined) input.MessageGroupId = message.group;
  if (message.deduplicationId !== undefined) input.MessageDeduplicationId = message.deduplicationId;
  if (message.attributes !== undefined) input.MessageAttributes = message.attributes;
  return input;
}

/** A header of ours: HTTP knows no groups, and a service that sends the message on may need one. */
export const groupHeader = 'x-message-group-id';

function httpInput({ body, group }: OutgoingMessage): HttpRequestInput {
  return group === undefined ? { body } : { headers: { [groupHeader]: group }, body };
}

function streamRecord(message: OutgoingMessage): PutRecordInput {
  const { partitionKey, group, origin, body } = message;
  return { Data: body, PartitionKey: partitionKey ?? group ?? `m${origin}` };
}

/** Reads an answer to such a call. @param count messages the call carried */
export function outcomeOf(toService: string, answer: Answer, count: number): OutgoingOutcome {
  const { refusal, isTimedOut } = answer;
  if (isTimedOut) return allFailed(count, 'RequestTimeout', 'No answer came in time.', true);
  if (refusal) {
    return allFailed(count, refusal.code, refusal.sentence, isRetryable(refusal.code, refusal.status));
  }
  const failed = partialFailures(toService, answer);
  return { acceptedCount: count - failed.length, failed };
}

const noFailures: readonly OutgoingFailure[] = Object.freeze([]);

function allFailed(count: number, code: string, sentence: string, isRetryableCode: boolean): OutgoingOutcome {
  const failed = Array.from({ length: count }, (_, place) => ({
    place,
    code,
    sentence,
    isRetryable: isRetryableCode,
  }));
  return { acceptedCount: 0, failed };
}

/** As the AWS SDKs see it: throttling, and faults of the service's own. */
function isRetryable(code: string, status: number): boolean {
  return (
    status >= 500 ||
    status === 429 ||
    code.includes('Throttl') ||
    code === 'ProvisionedThroughputExceededException' ||
    code === 'ServiceUnavailableException' ||
    code === 'InternalFailure' ||
    code === 'TooManyRequestsException'
  );
}

/** A batch answers success and lists what failed in it. */
function partialFailures(toService: string, { call, output }: Answer): readonly OutgoingFailure[] {
  switch (toService) {
    case 'sqs':
    case 'sns':
      return entryFailures(call.input as SendMessageBatchInput & PublishBatchInput, output);
    case 'kinesis':
      return recordFailures(output as Partial<PutRecordsOutput>);
    case 'firehose':
      return recordFailures(output as Partial<FirehosePutRecordBatchOutput>);
    case 'lambda':
      return functionFailure(output as InvokeOutput);
    default:
      return noFailures;
  }
}

function entryFailures(
  input: Partial<SendMessageBatchInput & PublishBatchInput>,
  output: unknown,
): readonly OutgoingFailure[] {
  const { Failed: failed } = output as { Failed?: readonly BatchFailure[] };
  if (failed === undefined || failed.length === 0) return noFailures;
  const entries = input.Entries ?? input.PublishBatchRequestEntries ?? [];
  return failed.map(({ Id, Code, Message, SenderFault }) => ({
    place: entries.findIndex((entry) => entry.Id === Id),
    code: Code,
    sentence: Message,
    isRetryable: !SenderFault,
  }));
}

/** A function that failed is answered with success, and an error in it: nobody tries that again by itself. */
function functionFailure({
  FunctionError: code,
  Payload: payload,
}: InvokeOutput): readonly OutgoingFailure[] {
  if (code === undefined) return noFailures;
  const { errorMessage: sentence = 'The function failed.' } = (payload ?? {}) as { errorMessage?: string };
  return [{ place: 0, code, sentence, isRetryable: false }];
}

/** The count stands above the places, so that a batch without failures need not be looked through. */
function recordFailures(
  output: Partial<PutRecordsOutput & FirehosePutRecordBatchOutput>,
): readonly OutgoingFailure[] {
  if (!output.FailedRecordCount && !output.FailedPutCount) return noFailures;
  const failed: OutgoingFailure[] = [];
  (output.Records ?? output.RequestResponses ?? []).forEach(({ ErrorCode, ErrorMessage = '' }, place) => {
    if (ErrorCode === undefined) return;
    failed.push({ place, code: ErrorCode, sentence: ErrorMessage, isRetryable: isRetryable(ErrorCode, 400) });
  });
  return failed;
}
