import { describe, expect, test } from 'vitest';
import type { Answer, Refusal } from '../kernel/service.ts';
import { serviceCards } from '../services/cards.ts';
import {
  batchMax,
  type OutgoingMessage,
  outcomeOf,
  outgoingKinds,
  outgoingLinks,
  requestTo,
} from './outgoing.ts';

const plain: OutgoingMessage = { origin: 7, body: 'hello' };
const full: OutgoingMessage = {
  origin: 8,
  body: 'order',
  group: 'A',
  deduplicationId: 'once',
  delaySeconds: 5,
  attributes: { kind: { DataType: 'String', StringValue: 'refund' } },
  partitionKey: 'customer-9',
  objectKey: 'in/8.txt',
};
const asked = (toService: string, messages: readonly OutgoingMessage[], isBatch = false) =>
  requestTo({ toService }, messages, isBatch);

describe('wires', () => {
  test('every service that takes messages in is reached by one kind of wire', () => {
    const rules = outgoingLinks('Every message goes');
    expect(rules.map(({ kind }) => kind)).toEqual(outgoingKinds);
    const reached = rules.flatMap(({ to }) => to);
    expect(reached).toEqual(['sqs', 'sns', 'kinesis', 'firehose', 's3', 'lambda', 'http']);
    const known = serviceCards.map(({ id }) => id);
    expect(reached.filter((service) => !known.includes(service))).toEqual([]);
  });

  test('none leads back to where it began', () => {
    const end = (id: string) => ({ id, service: 'http', settings: {} });
    const call = outgoingLinks('Every message goes').find(({ kind }) => kind === 'call');
    expect(call?.refuse?.(end('a'), end('a'))).toBe('It cannot be wired to itself.');
    expect(call?.refuse?.(end('a'), end('b'))).toBeUndefined();
  });
});

describe('one message', () => {
  test('to a queue: what it has of group, deduplication, delay and attributes, and nothing else', () => {
    expect(asked('sqs', [plain])).toEqual({ action: 'SendMessage', input: { MessageBody: 'hello' } });
    expect(asked('sqs', [full])).toEqual({
      action: 'SendMessage',
      input: {
        MessageBody: 'order',
        MessageGroupId: 'A',
        MessageDeduplicationId: 'once',
        DelaySeconds: 5,
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'refund' } },
      },
    });
  });

  test('to a topic: the same, without a delay, which topics do not know', () => {
    expect(asked('sns', [full])).toEqual({
      action: 'Publish',
      input: {
        Message: 'order',
        MessageGroupId: 'A',
        MessageDeduplicationId: 'once',
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'refund' } },
      },
    });
  });

  test('to a stream: its own key, else its group, else a key that nobody shares', () => {
    const keyOf = (message: OutgoingMessage) =>
      (asked('kinesis', [message]).input as { PartitionKey: string }).PartitionKey;
    expect([full, { ...plain, group: 'A' }, plain].map(keyOf)).toEqual(['customer-9', 'A', 'm7']);
    expect(asked('kinesis', [plain])).toEqual({
      action: 'PutRecord',
      input: { Data: 'hello', PartitionKey: 'm7' },
    });
  });

  test('to a function: an invocation whose result is waited for', () => {
    expect(asked('lambda', [plain])).toEqual({
      action: 'Invoke',
      input: { InvocationType: 'RequestResponse', Payload: { body: 'hello' } },
    });
  });

  test('to Firehose, a bucket and an HTTP service', () => {
    expect(asked('firehose', [full])).toEqual({
      action: 'PutRecord',
      input: { Record: { Data: 'order' } },
    });
    expect(asked('s3', [full])).toEqual({
      action: 'PutObject',
      input: { Key: 'in/8.txt', Body: 'order' },
    });
    expect(asked('s3', [plain]).input).toEqual({ Key: 'm7.txt', Body: 'hello' });
    expect(asked('http', [plain])).toEqual({ action: 'Request', input: { body: 'hello' } });
    // HTTP has no groups: a header of ours carries it.
    expect(asked('http', [full]).input).toEqual({ headers: { 'x-message-group-id': 'A' }, body: 'order' });
  });
});

describe('several messages', () => {
  test('go together where there is a call for it, each under its number', () => {
    const batch = [plain, { origin: 9, body: 'b', group: 'B' }];
    expect(asked('sqs', batch, true)).toEqual({
      action: 'SendMessageBatch',
      input: {
        Entries: [
          { Id: 'm7', MessageBody: 'hello' },
          { Id: 'm9', MessageBody: 'b', MessageGroupId: 'B' },
        ],
      },
    });
    expect(asked('sns', batch, true)).toMatchObject({
      action: 'PublishBatch',
      input: { PublishBatchRequestEntries: [{ Id: 'm7', Message: 'hello' }, { Id: 'm9' }] },
    });
    expect(asked('kinesis', batch, true)).toEqual({
      action: 'PutRecords',
      input: {
        Records: [
          { Data: 'hello', PartitionKey: 'm7' },
          { Data: 'b', PartitionKey: 'B' },
        ],
      },
    });
    expect(asked('firehose', batch, true)).toEqual({
      action: 'PutRecordBatch',
      input: { Records: [{ Data: 'hello' }, { Data: 'b' }] },
    });
  });

  test('the same message twice has two ids: SQS refuses a batch whose ids repeat', () => {
    const { Entries } = asked('sqs', [plain, plain], true).input as { Entries: { Id: string }[] };
    expect(new Set(Entries.map(({ Id }) => Id)).size).toBe(2);
  });

  test('as many as a service takes in one call (SQS-30, SNS-04, KDS-21, FH-08)', () => {
    const most = ['sqs', 'sns', 'kinesis', 'firehose', 's3', 'http'].map((service) => batchMax(service));
    expect(most).toEqual([10, 10, 500, 500, 1, 1]);
  });
});

describe('what became of them', () => {
  const answerTo = (toService: string, count: number, part: Partial<Answer>) => {
    const messages = Array.from({ length: count }, (_, index) => ({ ...plain, origin: index + 1 }));
    const call = { ...requestTo({ toService }, messages, count > 1) } as Answer['call'];
    const answer = { call, output: undefined, refusal: undefined, isTimedOut: false, ...part } as Answer;
    return outcomeOf(toService, answer, count);
  };
  const isRetried = (code: string, status: number) => {
    const refusal: Refusal = { code, sentence: 'No.', status };
    return answerTo('sqs', 1, { refusal }).failed[0]?.isRetryable;
  };

  test('success is all of them', () => {
    expect(answerTo('sqs', 1, { output: { MessageId: 'x' } })).toEqual({ acceptedCount: 1, failed: [] });
    expect(answerTo('s3', 1, { output: { ETag: 'x' } })).toEqual({ acceptedCount: 1, failed: [] });
    const output = { FailedRecordCount: 0, Records: [{ SequenceNumber: '1' }, { SequenceNumber: '2' }] };
    expect(answerTo('kinesis', 2, { output })).toEqual({ acceptedCount: 2, failed: [] });
  });

  test('no answer is none of them, and another attempt may succeed', () => {
    const { acceptedCount, failed } = answerTo('sqs', 2, { isTimedOut: true });
    expect(acceptedCount).toBe(0);
    expect(failed.map(({ place, code, isRetryable }) => [place, code, isRetryable])).toEqual([
      [0, 'RequestTimeout', true],
      [1, 'RequestTimeout', true],
    ]);
  });

  test('throttles and faults of the service’s own are tried again, refusals for good reason are not', () => {
    expect(
      [
        ['ThrottlingException', 400],
        ['Throttled', 429],
        ['ProvisionedThroughputExceededException', 400],
        ['ServiceUnavailableException', 503],
        ['SlowDown', 503],
        ['InternalFailure', 500],
        ['TooManyRequestsException', 429],
        ['HTTP 503', 503],
        ['HTTP 429', 429],
      ].filter(([code, status]) => !isRetried(code as string, status as number)),
    ).toEqual([]);
    expect(
      [
        ['AccessDenied', 403],
        ['MissingParameter', 400],
        ['ResourceNotFoundException', 400],
        ['HTTP 404', 404],
      ].filter(([code, status]) => isRetried(code as string, status as number)),
    ).toEqual([]);
  });

  test('a function that failed answers success with the error in it: it is not tried again', () => {
    const failed = {
      StatusCode: 200,
      FunctionError: 'Unhandled',
      Payload: { errorMessage: 'fails on “order 4”' },
    };
    expect(answerTo('lambda', 1, { output: failed })).toEqual({
      acceptedCount: 0,
      failed: [{ place: 0, code: 'Unhandled', sentence: 'fails on “order 4”', isRetryable: false }],
    });
    expect(answerTo('lambda', 1, { output: { StatusCode: 200, Payload: null } }).acceptedCount).toBe(1);
  });

  test('an entry fails by its id in SQS and SNS: through the sender’s fault for good', () => {
    const Failed = [
      { Id: 'm3', Code: 'InvalidMessageContents', Message: 'Bad.', SenderFault: true },
      { Id: 'm1', Code: 'InternalError', Message: 'Ours.', SenderFault: false },
    ];
    for (const service of ['sqs', 'sns']) {
      expect(answerTo(service, 3, { output: { Successful: [{ Id: 'm2' }], Failed } })).toEqual({
        acceptedCount: 1,
        failed: [
          { place: 2, code: 'InvalidMessageContents', sentence: 'Bad.', isRetryable: false },
          { place: 0, code: 'InternalError', sentence: 'Ours.', isRetryable: true },
        ],
      });
    }
  });

  test('a record fails by its place in Kinesis and Firehose (KDS-21, KDS-23)', () => {
    const results = [
      { SequenceNumber: '1', ShardId: 's' },
      { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: 'Rate exceeded.' },
      { ErrorCode: 'InternalFailure', ErrorMessage: 'Internal Service Failure' },
    ];
    const expected = {
      acceptedCount: 1,
      failed: [
        {
          place: 1,
          code: 'ProvisionedThroughputExceededException',
          sentence: 'Rate exceeded.',
          isRetryable: true,
        },
        { place: 2, code: 'InternalFailure', sentence: 'Internal Service Failure', isRetryable: true },
      ],
    };
    expect(answerTo('kinesis', 3, { output: { FailedRecordCount: 2, Records: results } })).toEqual(expected);
    const output = { FailedPutCount: 2, RequestResponses: results };
    expect(answerTo('firehose', 3, { output })).toEqual(expected);
  });
});
