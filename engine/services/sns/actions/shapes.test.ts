import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

const ask = (action: string, input: object) => testWorld().topic('orders').call('orders', action, input);
const missing = (place: string) => ({
  code: 'ValidationError',
  sentence: `1 validation error detected: Value null at '${place}' failed to satisfy constraint: Member must not be null`,
  status: 400,
});

test('what is missing is named by its place on the wire', () => {
  const MessageAttributes = { colour: { StringValue: 'red' } };
  expect(ask('Publish', {})).toEqual(missing('message'));
  expect(ask('Publish', { Message: 'a', MessageAttributes })).toEqual(
    missing('messageAttributes.colour.member.dataType'),
  );
  const PublishBatchRequestEntries = [
    { Id: 'a', Message: 'a' },
    { Id: 'b', Message: 'b', MessageAttributes },
  ];
  expect(ask('PublishBatch', { PublishBatchRequestEntries })).toEqual(
    missing('publishBatchRequestEntries.2.member.messageAttributes.colour.member.dataType'),
  );
});

test('members that nobody knows are passed over, and what has the wrong type is refused', () => {
  expect(ask('Publish', { Message: 'a', Colour: 'red' }).MessageId).toBeDefined();
  expect(ask('Publish', { Message: 7 })).toMatchObject({
    code: 'InvalidParameter',
    sentence: 'Invalid parameter: Message Reason: 7 is not text',
  });
  expect(ask('Whisper', {}).code).toBe('InvalidAction');
});
