import { describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../../../testing/testWorld.ts';
import { lettingIn } from '../testPolicies.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:orders';

function fanned(subscription: Record<string, unknown> = {}, topic: Record<string, unknown> = {}) {
  return testWorld({ latencyMs: 0 })
    .topic('orders', topic)
    .queue('billing', lettingIn('billing', 'orders'))
    .link('orders', 'billing', subscription);
}

function published(world: TestWorld, input: Record<string, unknown>) {
  const { MessageId } = world.call('orders', 'Publish', input);
  world.advance(0);
  const [received] = world.receive('billing', { MessageAttributeNames: ['All'] });
  return { id: MessageId as string, received, body: received?.Body as string };
}

const attributes = {
  colour: { DataType: 'String', StringValue: 'red' },
  seal: { DataType: 'Binary', BinaryValue: 'AQID' },
};

describe('the envelope', () => {
  test('[SNS-24] has its keys in the order of SNS', () => {
    const world = fanned();
    world.advanceTo('1.5s');
    const { id, body } = published(world, { Message: 'a', Subject: 'news', MessageAttributes: attributes });
    const envelope = JSON.parse(body);
    expect(Object.keys(envelope)).toEqual([
      'Type',
      'MessageId',
      'TopicArn',
      'Subject',
      'Message',
      'Timestamp',
      'SignatureVersion',
      'Signature',
      'SigningCertURL',
      'UnsubscribeURL',
      'MessageAttributes',
    ]);
    expect(envelope).toMatchObject({
      Type: 'Notification',
      MessageId: id,
      TopicArn: topicArn,
      Subject: 'news',
      Message: 'a',
      Timestamp: '2026-01-01T00:00:01.500Z',
      SignatureVersion: '1',
      MessageAttributes: {
        colour: { Type: 'String', Value: 'red' },
        seal: { Type: 'Binary', Value: 'AQID' },
      },
    });
    const [subscription] = world.call('orders', 'ListSubscriptionsByTopic').Subscriptions as {
      SubscriptionArn: string;
    }[];
    expect(envelope.UnsubscribeURL).toBe(
      `https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${subscription?.SubscriptionArn}`,
    );
    // 256 bytes of a signature, in base64.
    expect(envelope.Signature).toMatch(/^[A-Za-z0-9+/]{342}==$/);
  });

  test('[SNS-24] leaves out what was not given', () => {
    const envelope = JSON.parse(published(fanned(), { Message: 'a' }).body);
    expect('Subject' in envelope || 'MessageAttributes' in envelope).toBe(false);
  });

  test('[SNS-26] has its own message id, and the attributes stay inside', () => {
    const { id, received } = published(fanned(), { Message: 'a', MessageAttributes: attributes });
    expect(received?.MessageId).not.toBe(id);
    expect(received?.MessageAttributes).toBeUndefined();
  });

  test('the version of the signature is the one of the topic', () => {
    const { body } = published(fanned({}, { SignatureVersion: '2' }), { Message: 'a' });
    expect(JSON.parse(body).SignatureVersion).toBe('2');
  });
});

describe('raw delivery', () => {
  test('[SNS-27] to a queue: the message as it was published, attributes and all', () => {
    const { received } = published(fanned({ RawMessageDelivery: true }), {
      Message: '{"a": 1}',
      Subject: 'news',
      MessageAttributes: attributes,
    });
    expect(received?.Body).toBe('{"a": 1}');
    expect(received?.MessageAttributes).toEqual(attributes);
  });

  test('[SNS-27][SNS-29] to an HTTP endpoint: a header says so, and the attributes are dropped', () => {
    const requests = (RawMessageDelivery: boolean) => {
      const world = testWorld().topic('orders').http('site').link('orders', 'site', { RawMessageDelivery });
      world.call('orders', 'Publish', { Message: 'a', MessageAttributes: attributes });
      return requestsOf(world, 'site');
    };
    const [raw] = requests(true);
    expect(raw).toMatchObject({
      action: 'Request',
      input: { method: 'POST', body: 'a', headers: { 'x-amz-sns-rawdelivery': 'true' } },
    });
    const [wrapped] = requests(false);
    const { headers, body } = (wrapped as Departed).input as {
      headers: Record<string, string>;
      body: string;
    };
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=UTF-8',
      'x-amz-sns-message-type': 'Notification',
      'x-amz-sns-message-id': JSON.parse(body).MessageId,
      'x-amz-sns-topic-arn': topicArn,
    });
    expect(headers['x-amz-sns-subscription-arn']).toMatch(`${topicArn}:`);
    expect(headers).not.toHaveProperty('x-amz-sns-rawdelivery');
  });

  test('[SNS-27] a function gets its event all the same', () => {
    const world = testWorld()
      .topic('orders')
      .lambda('bill')
      .link('orders', 'bill', { RawMessageDelivery: true });
    world.call('orders', 'Publish', { Message: 'a', MessageAttributes: attributes });
    const [invoke] = requestsOf(world, 'bill');
    expect(invoke).toMatchObject({
      action: 'Invoke',
      origins: [1],
      principal: { service: 'sns.amazonaws.com', sourceArn: topicArn, sourceAccount: '123456789012' },
      input: {
        InvocationType: 'Event',
        Payload: {
          Records: [
            {
              EventSource: 'aws:sns',
              EventVersion: '1.0',
              Sns: {
                Type: 'Notification',
                TopicArn: topicArn,
                Subject: null,
                Message: 'a',
                MessageAttributes: { colour: { Type: 'String', Value: 'red' } },
              },
            },
          ],
        },
      },
    });
  });
});

describe('MessageStructure json', () => {
  const Message = JSON.stringify({ default: 'for all', sqs: 'for queues', lambda: 7, unknown: 'x' });

  test('[SNS-06] each protocol gets its text; what is no text does not count', () => {
    const world = fanned().lambda('bill').link('orders', 'bill');
    const { body } = published(world, { Message, MessageStructure: 'json' });
    expect(JSON.parse(body).Message).toBe('for queues');
    expect(requestsOf(world, 'bill')).toMatchObject([
      { input: { Payload: { Records: [{ Sns: { Message: 'for all' } }] } } },
    ]);
  });

  test('[SNS-06] a filter on the body sees the text of its protocol', () => {
    const FilterPolicy = '{"for": ["queues"]}';
    const world = fanned({ FilterPolicy, FilterPolicyScope: 'MessageBody' });
    const text = JSON.stringify({ default: '{"for": "all"}', sqs: '{"for": "queues"}' });
    expect(published(world, { Message: text, MessageStructure: 'json' }).received).toBeDefined();
  });
});

interface Departed {
  to: string;
  action: string;
  input: unknown;
  origins: readonly number[];
  principal: unknown;
}

function requestsOf(world: TestWorld, to: string): Departed[] {
  return world
    .facts('RequestDeparted', 'orders')
    .map(({ detail }) => detail as unknown as Departed)
    .filter((call) => call.to === to);
}
