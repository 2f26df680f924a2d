import { describe, expect, test } from 'vitest';
import { allowStatement, withStatement } from '../../../aws/policy.ts';
import { testWorld } from '../../../testing/testWorld.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:orders';

const publish = (input: Record<string, unknown>) =>
  testWorld()
    .topic('orders')
    .call('orders', 'Publish', { Message: 'a', ...input });

const accepted = { MessageId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) };

describe('serializations', () => {
  test('answers with a message id', () => {
    expect(publish({ TopicArn: topicArn })).toEqual(accepted);
  });

  test('[SNS-09] the ARN of another topic, of another Region, and of nothing', () => {
    expect(publish({ TopicArn: `${topicArn}2` })).toMatchObject({
      code: 'NotFound',
      sentence: 'Topic does not exist',
      status: 404,
    });
    expect(publish({ TopicArn: topicArn.replace('us-east-1', 'eu-west-1') }).sentence).toBe(
      'Invalid parameter: TopicArn',
    );
    expect(publish({ TopicArn: 'orders' }).sentence).toBe(
      'Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
    );
  });
});

describe('validations', () => {
  test.each([
    [{ Message: '' }, 'Invalid parameter: Empty message'],
    [{ Subject: '' }, 'Invalid parameter: Subject'],
    [{ Subject: 'x'.repeat(101) }, 'Invalid parameter: Subject'],
    [{ Subject: 'two\nlines' }, 'Invalid parameter: Subject'],
    [
      { MessageStructure: 'json', Message: 'a' },
      'Invalid parameter: Message Structure - JSON message body failed to parse',
    ],
    [
      { MessageStructure: 'json', Message: '{"sqs": "a"}' },
      'Invalid parameter: Message Structure - No default entry in JSON message body',
    ],
    [
      { MessageStructure: 'json', Message: '{"default": 7}' },
      'Invalid parameter: Message Structure - No default entry in JSON message body',
    ],
    [
      { MessageStructure: 'json', Message: '{"default": "a", "default": "b"}' },
      'Invalid parameter: Message Structure - JSON message body failed to parse',
    ],
  ])('[SNS-05][SNS-06] %j', (input, sentence) => {
    expect(publish(input)).toMatchObject({ code: 'InvalidParameter', sentence, status: 400 });
  });

  test('[SNS-05] a subject of 100 characters is taken', () => {
    expect(publish({ Subject: 'x'.repeat(100) })).toEqual(accepted);
  });

  test('[SNS-32] a group is taken, a deduplication id is not', () => {
    expect(publish({ MessageGroupId: 'g' })).toEqual(accepted);
    expect(publish({ MessageGroupId: 'with space' }).code).toBe('InvalidParameter');
    expect(publish({ MessageDeduplicationId: 'd' }).sentence).toMatch('not valid for this topic type');
  });

  test('[SNS-03] 256 KiB are taken, with their attributes, and not one byte more', () => {
    const attribute = { ab: { DataType: 'String', StringValue: 'é' } };
    // Name 2, type 6, value 2.
    const Message = 'x'.repeat(262_144 - 10);
    expect(publish({ Message, MessageAttributes: attribute })).toEqual(accepted);
    expect(publish({ Message: `${Message}x`, MessageAttributes: attribute }).sentence).toBe(
      'Invalid parameter: Message too long',
    );
  });

  test('a refused message is not published', () => {
    const world = testWorld().topic('orders');
    world.call('orders', 'Publish', { Message: '' });
    expect(world.facts('MessagePublished')).toEqual([]);
    expect(world.view('orders')).toMatchObject({ publishedTotal: 0 });
  });
});

describe('who may', () => {
  const uploading = (Policy: string) =>
    testWorld().topic('orders', { Policy }).bucket('photos').link('photos', 'orders', {}, 'notify');
  const statement = allowStatement({
    sid: 'photos',
    service: 's3.amazonaws.com',
    action: 'sns:Publish',
    resourceArn: topicArn,
    sourceArn: 'arn:aws:s3:::photos',
  });

  test('[SNS-14] a service needs a statement in the policy of the topic; programs of yours do not', () => {
    const answers = (Policy: string) => {
      const world = uploading(Policy);
      world.call('photos', 'PutObject', { Key: 'a.jpg', Body: 'x' });
      world.advance('1s');
      return world.facts('ReplyDeparted', 'orders').map(({ detail }) => detail.refusal);
    };
    const [refused] = answers('');
    expect(refused).toMatchObject({ code: 'AuthorizationError', status: 403 });
    expect((refused as { sentence: string }).sentence).toMatch(
      `User: s3.amazonaws.com is not authorized to perform: SNS:Publish on resource: ${topicArn}`,
    );
    expect(answers(withStatement('', statement))).toEqual([undefined]);
    expect(answers(withStatement('', { ...statement, Effect: 'Deny' }))).toMatchObject([
      { code: 'AuthorizationError' },
    ]);
    expect(uploading('').call('orders', 'Publish', { Message: 'a' })).toEqual(accepted);
  });
});
