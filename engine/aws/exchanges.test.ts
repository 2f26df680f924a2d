import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../testing/testWorld.ts';
import type { Exchange } from './exchange.ts';
import { exchangeOf } from './exchanges.ts';

/** A shop with one message for one target. */
function shop(service: string, id: string, producer: object = {}, settings: Record<string, unknown> = {}) {
  return testWorld()
    .producer('shop', {
      pattern: { kind: 'burst', size: 1, everySeconds: 10 },
      count: 1,
      groups: [],
      body: 'hi',
      ...producer,
    })
    .resource(service, id, settings)
    .link('shop', id);
}

/** The exchange of the first fact of a type. */
function exchangeAt(world: TestWorld, type: string, resource?: string): Exchange {
  const [fact] = world.facts(type, resource);
  const exchange = fact && exchangeOf(world.engine, fact.seq);
  if (!exchange) throw new Error(`${type} belongs to no call`);
  return exchange;
}

const bodyOf = (text = '') => JSON.parse(text);

describe('which call a fact belongs to', () => {
  const poison = () =>
    shop('sqs', 'orders', {}, { VisibilityTimeout: 5 })
      .worker('billing', { failMessages: ['m1'], waitTimeSeconds: 0 })
      .queue('dead')
      .link('orders', 'billing')
      .link('orders', 'dead', { maxReceiveCount: 1 })
      .advance('30s');

  test.each([
    // The worker asks before there is anything.
    ['RequestDeparted', 'ReceiveMessage'],
    ['ReplyDeparted', 'ReceiveMessage'],
    // Made, and sent off.
    ['MessageProduced', 'SendMessage'],
    ['MessageSent', 'SendMessage'],
    ['MessageReceived', 'ReceiveMessage'],
    ['WorkStarted', 'ReceiveMessage'],
    // Hidden by that receive.
    ['VisibilityExpired', 'ReceiveMessage'],
    // Moved by a receive that was one too many.
    ['MessageDeadLettered', 'ReceiveMessage'],
  ])('%s: %s', (type, action) => {
    expect(exchangeAt(poison(), type)).toMatchObject({ action });
  });

  test('a receive that waited is answered when somebody sends: it is the receive all the same', () => {
    const world = shop('sqs', 'orders', {}, { VisibilityTimeout: 5 });
    world
      .worker('billing', { failMessages: ['m1'], waitTimeSeconds: 20 })
      .link('orders', 'billing')
      .advance('9s');
    expect(exchangeAt(world, 'MessageReceived')).toMatchObject({ from: 'billing', action: 'ReceiveMessage' });
    expect(exchangeAt(world, 'VisibilityExpired')).toMatchObject({ action: 'ReceiveMessage' });
  });

  test('a move between two queues is no call of AWS', () => {
    const world = poison();
    const [arrived] = world.facts('DeadLetterArrived');
    expect(exchangeOf(world.engine, arrived?.seq ?? 0)).toBeUndefined();
  });

  test('nor is an act on a program, or what stands at the beginning', () => {
    const world = poison();
    world.call('shop', 'SendNow', { body: 'x' });
    const [act] = world.facts('CommandApplied');
    expect(exchangeOf(world.engine, act?.seq ?? 0)).toBeUndefined();
    expect(exchangeOf(world.engine, 0)).toBeUndefined();
    expect(exchangeOf(world.engine, 1_000_000)).toBeUndefined();
  });

  test('in the past an answer that lies ahead has not come', () => {
    const world = shop('sqs', 'orders').advance('1s');
    const [departed] = world.facts('RequestDeparted');
    world.engine.seekStep(departed?.step ?? 0);
    const exchange = exchangeAt(world, 'RequestDeparted');
    expect(exchange).toMatchObject({ fate: 'open' });
    expect(exchange.response).toBeUndefined();
  });
});

describe('SQS: AWS JSON 1.0', () => {
  test('a send, and its answer with the digest and the id that the queue gave', () => {
    const world = shop('sqs', 'orders').advance('1s');
    const { request, response, status, departMs, answeredMs, fate } = exchangeAt(world, 'MessageSent');
    expect(request).toBe(
      [
        'POST / HTTP/1.1',
        'Host: sqs.us-east-1.amazonaws.com',
        'Content-Type: application/x-amz-json-1.0',
        'X-Amz-Target: AmazonSQS.SendMessage',
        '',
        '{',
        '  "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/orders",',
        '  "MessageBody": "hi"',
        '}',
      ].join('\n'),
    );
    const [received] = world.receive('orders');
    expect(response).toMatch(/^HTTP\/1\.1 200 OK\nx-amzn-RequestId: [0-9a-f-]{36}\n/);
    expect(bodyOf(response?.split('\n\n')[1])).toEqual({
      MessageId: received?.MessageId,
      MD5OfMessageBody: '49f68a5c8493ec2c0bf489821c21fc3b',
    });
    expect([status, departMs, answeredMs, fate]).toEqual([200, 0, 10, undefined]);
  });

  test('the same call has the same request id in every run', () => {
    const ids = [1, 2].map(() => exchangeAt(shop('sqs', 'orders').advance('1s'), 'MessageSent').response);
    expect(ids[0]).toBe(ids[1]);
  });

  test('attributes have their digest: sent, and received', () => {
    const attributes = [{ name: 'k', type: 'String', values: ['x'] }];
    const world = shop('sqs', 'orders', { attributes })
      .worker('billing')
      .link('orders', 'billing')
      .advance('1s');
    const digest = 'a45daa70926828a2f0a1db3418e6feb4';
    expect(bodyOf(exchangeAt(world, 'MessageSent').responseBody)).toMatchObject({
      MD5OfMessageAttributes: digest,
    });
    const [message] = bodyOf(exchangeAt(world, 'MessageReceived').responseBody).Messages;
    expect(message).toMatchObject({ Body: 'hi', MD5OfBody: '49f68a5c8493ec2c0bf489821c21fc3b' });
    // Only of what came with it (SQS-29).
    expect('MD5OfMessageAttributes' in message).toBe('MessageAttributes' in message);
  });

  test('a batch answers for every entry', () => {
    const pattern = { kind: 'burst', size: 2, everySeconds: 10 };
    const world = shop('sqs', 'orders', { pattern, count: 2, batchSize: 2, body: 'order {n}' }).advance('1s');
    const { action, requestBody, responseBody } = exchangeAt(world, 'MessageSent');
    expect(action).toBe('SendMessageBatch');
    expect(bodyOf(requestBody).Entries).toHaveLength(2);
    const digests = bodyOf(responseBody).Successful.map(
      (entry: Record<string, unknown>) => entry.MD5OfMessageBody,
    );
    expect(new Set(digests).size).toBe(2);
  });

  test('a FIFO queue gives the sequence number', () => {
    const world = shop(
      'sqs',
      'orders.fifo',
      { groups: ['A'], deduplicationIds: 'perMessage' },
      { FifoQueue: true },
    );
    const exchange = exchangeAt(world.advance('1s'), 'MessageSent');
    expect(bodyOf(exchange.responseBody).SequenceNumber).toMatch(/^\d{20}$/);
  });

  test('a refusal has a shape, and the code of the Query protocol in a header', () => {
    const world = testWorld().queue('orders');
    world.call('orders', 'DeleteMessage', { ReceiptHandle: 'garbage' });
    const { response, responseBody, status } = exchangeAt(world, 'CallRefused');
    expect(status).toBe(400);
    expect(response).toContain('x-amzn-query-error: ReceiptHandleIsInvalid;Sender');
    expect(bodyOf(responseBody)).toEqual({
      __type: 'com.amazonaws.sqs#ReceiptHandleIsInvalid',
      message: 'The input receipt handle "garbage" is not a valid receipt handle.',
    });
  });

  test('a queue that is gone: no address is made up', () => {
    const world = shop('sqs', 'orders').advance('1s').remove('orders');
    const exchange = exchangeAt(world, 'MessageSent');
    expect(exchange.request).toContain('X-Amz-Target: AmazonSQS.SendMessage');
    expect(exchange.request).not.toContain('Host:');
    expect(exchange.requestBody).not.toContain('QueueUrl');
  });

  test('the answer to a call of one’s own is not kept, and none is made up', () => {
    const world = testWorld().queue('orders');
    world.send('orders', 'hello');
    const exchange = exchangeAt(world, 'MessageSent');
    expect(exchange).toMatchObject({ from: '', to: 'orders', fate: 'own', input: { MessageBody: 'hello' } });
    expect(exchange.response).toBeUndefined();
  });
});

describe('what is lost', () => {
  test('a request that nobody answers', () => {
    const world = shop('sqs', 'orders', { attempts: 1 }).fault('orders', 'drop').advance('30s');
    const lost = exchangeAt(world, 'RequestLost');
    expect(lost).toMatchObject({ action: 'SendMessage', fate: 'requestLost' });
    expect(lost.response).toBeUndefined();
    expect(exchangeAt(world, 'CallTimedOut').request).toBe(lost.request);
  });

  test('an answer that does not arrive was given all the same', () => {
    const world = shop('sqs', 'orders', { attempts: 1 });
    world.engine.advance(2);
    world.fault('shop → orders', 'partition').advance('30s');
    const exchange = exchangeAt(world, 'ReplyLost');
    expect(exchange).toMatchObject({ fate: 'answerLost', status: 200 });
    expect(exchange.answeredMs).toBeUndefined();
  });
});

describe('Kinesis and Firehose: AWS JSON 1.1', () => {
  test('a put carries its data in base64', () => {
    const world = shop('kinesis', 'clicks', { groups: ['A'] }).advance('1s');
    const { request, requestBody, responseBody } = exchangeAt(world, 'RecordPut');
    expect(request).toContain('Content-Type: application/x-amz-json-1.1');
    expect(request).toContain('X-Amz-Target: Kinesis_20131202.PutRecord\n');
    expect(bodyOf(requestBody)).toEqual({ StreamName: 'clicks', Data: 'aGk=', PartitionKey: 'A' });
    const [put] = world.facts('RecordPut');
    expect(bodyOf(responseBody)).toMatchObject({ SequenceNumber: put?.detail.sequenceNumber });
  });

  test('a batch of which a part fails is answered with 200', () => {
    const pattern = { kind: 'burst', size: 1_500, everySeconds: 10 };
    const world = shop('kinesis', 'clicks', { pattern, count: 1_500, batchSize: 500 }).advance('1s');
    const { status, responseBody } = exchangeAt(world, 'RecordsThrottled');
    const { FailedRecordCount, Records } = bodyOf(responseBody);
    expect(status).toBe(200);
    expect(FailedRecordCount).toBeGreaterThan(0);
    expect(Records).toHaveLength(500);
    expect(Records.at(-1)).toMatchObject({ ErrorCode: 'ProvisionedThroughputExceededException' });
  });

  test('what is read comes in base64, too, and an iterator needs no name', () => {
    const world = shop('kinesis', 'clicks').reader('reader').link('clicks', 'reader').advance('5s');
    const { action, requestBody, responseBody } = exchangeAt(world, 'RecordsRead');
    expect(action).toBe('GetRecords');
    expect(Object.keys(bodyOf(requestBody))).not.toContain('StreamName');
    expect(bodyOf(responseBody).Records[0]).toMatchObject({ Data: 'aGk=' });
  });

  test('a refusal is named by its type', () => {
    const world = shop('kinesis', 'clicks').fault('clicks', 'throttle').advance('50ms');
    const { status, responseBody } = exchangeAt(world, 'SendRetried');
    expect(status).toBe(400);
    expect(bodyOf(responseBody)).toEqual({
      __type: 'ProvisionedThroughputExceededException',
      message: 'Rate exceeded.',
    });
  });

  test('Firehose names the stream and wraps the record', () => {
    const world = shop('firehose', 'delivery').advance('1s');
    const { request, requestBody } = exchangeAt(world, 'RecordAccepted');
    expect(request).toContain('X-Amz-Target: Firehose_20150804.PutRecord\n');
    expect(bodyOf(requestBody)).toEqual({ DeliveryStreamName: 'delivery', Record: { Data: 'aGk=' } });
  });

  test('a batch for Firehose', () => {
    const pattern = { kind: 'burst', size: 2, everySeconds: 10 };
    const world = shop('firehose', 'delivery', { pattern, count: 2, batchSize: 2 }).advance('1s');
    const { request, responseBody } = exchangeAt(world, 'RecordsAccepted');
    expect(request).toContain('X-Amz-Target: Firehose_20150804.PutRecordBatch\n');
    expect(bodyOf(responseBody)).toMatchObject({ FailedPutCount: 0 });
  });
});

describe('SNS: the Query protocol', () => {
  test('a publish is a form, its answer XML', () => {
    const attributes = [{ name: 'kind', type: 'String', values: ['a&b'] }];
    const world = shop('sns', 'news', { body: 'hi there', attributes }).advance('1s');
    const { request, requestBody, response } = exchangeAt(world, 'MessagePublished');
    expect(request).toContain('Content-Type: application/x-www-form-urlencoded\n');
    expect(requestBody.split('\n&')).toEqual([
      'Action=Publish',
      'TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A123456789012%3Anews',
      'Message=hi%20there',
      'MessageAttributes.entry.1.Name=kind',
      'MessageAttributes.entry.1.Value.DataType=String',
      'MessageAttributes.entry.1.Value.StringValue=a%26b',
      'Version=2010-03-31',
    ]);
    expect(response).toMatch(
      /<PublishResponse xmlns="http:\/\/sns\.amazonaws\.com\/doc\/2010-03-31\/">\n {2}<PublishResult>\n {4}<MessageId>[0-9a-f-]{36}<\/MessageId>/,
    );
  });

  test('a batch numbers its entries, and answers for each', () => {
    const pattern = { kind: 'burst', size: 2, everySeconds: 10 };
    const world = shop('sns', 'news', { pattern, count: 2, batchSize: 2 }).advance('1s');
    const { requestBody, responseBody } = exchangeAt(world, 'MessagePublished');
    expect(requestBody).toContain('PublishBatchRequestEntries.member.2.Id=m2');
    expect(responseBody).toContain('<Failed/>');
    expect(responseBody?.match(/<member>/g)).toHaveLength(2);
  });

  test('a refusal is an ErrorResponse', () => {
    const world = shop('sns', 'news').fault('news', 'deny').advance('1s');
    const { status, responseBody } = exchangeAt(world, 'SendRefused');
    expect(status).toBe(403);
    expect(responseBody).toContain('<Type>Sender</Type>\n    <Code>AuthorizationError</Code>');
  });

  test('what SNS hands on is a call of its own', () => {
    const everybody = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [everybody] });
    const world = shop('sns', 'news').queue('inbox', { Policy }).http('site');
    world.link('news', 'inbox').link('news', 'site').advance('1s');
    expect(exchangeAt(world, 'MessageSent', 'inbox')).toMatchObject({ from: 'news', action: 'SendMessage' });
    expect(exchangeAt(world, 'RequestAccepted').request).toMatch(
      /^POST \/ HTTP\/1\.1\nHost: site\ncontent-type: text\/plain; charset=UTF-8\nx-amz-sns-message-type: Notification\n/,
    );
  });
});

describe('Lambda, S3 and plain HTTP', () => {
  test('an invocation', () => {
    const world = shop('lambda', 'resize').advance('5s');
    const { request, response, status } = exchangeAt(world, 'InvocationStarted');
    expect(request).toMatch(
      /^POST \/2015-03-31\/functions\/resize\/invocations HTTP\/1\.1\nHost: lambda\.us-east-1\.amazonaws\.com\nContent-Type: application\/json\nX-Amz-Invocation-Type: RequestResponse\n\n/,
    );
    expect(status).toBe(200);
    expect(response).not.toContain('X-Amz-Function-Error');
  });

  test('a function that fails is answered with 200 and says so in a header', () => {
    const world = shop('lambda', 'resize', {}, { failMessages: ['m1'] }).advance('5s');
    const { response, status } = exchangeAt(world, 'InvocationStarted');
    expect(status).toBe(200);
    expect(response).toContain('X-Amz-Function-Error: Unhandled');
  });

  test('a throttled function', () => {
    const world = shop('lambda', 'resize').fault('resize', 'throttle').advance('50ms');
    const { response, status } = exchangeAt(world, 'SendRetried');
    expect(status).toBe(429);
    expect(response).toContain('x-amzn-ErrorType: TooManyRequestsException');
  });

  test('an upload stands in the path, its answer in a header', () => {
    const world = shop('s3', 'photos', { objectKey: 'in box/{n}.txt' }).advance('1s');
    const { request, response } = exchangeAt(world, 'ObjectCreated');
    expect(request).toBe('PUT /in%20box/1.txt HTTP/1.1\nHost: photos.s3.amazonaws.com\n\nhi');
    expect(response).toMatch(/\nETag: /);
  });

  test('S3 refuses in XML', () => {
    const world = shop('s3', 'photos').fault('photos', 'deny').advance('1s');
    expect(exchangeAt(world, 'SendRefused').responseBody).toContain('<Code>AccessDenied</Code>');
  });

  test('an endpoint that is wrong', () => {
    const world = shop('http', 'site', { attempts: 1 }, { answers: 'wrong', failStatus: 503 }).advance('5s');
    const { request, response, status } = exchangeAt(world, 'RequestFailed');
    expect(request).toMatch(/^POST \/ HTTP\/1\.1\nHost: site\n/);
    expect([status, response]).toEqual([503, 'HTTP/1.1 503 Service Unavailable']);
  });
});
