import { expect, test } from 'vitest';
import { bucketArn, deliveryStreamArn, functionArn, parseArn, queueArn, streamArn, topicArn } from './arn.ts';

const home = { account: '123456789012', region: 'eu-west-1' };

test.each([
  [queueArn(home, 'orders'), 'arn:aws:sqs:eu-west-1:123456789012:orders'],
  [topicArn(home, 'events'), 'arn:aws:sns:eu-west-1:123456789012:events'],
  [streamArn(home, 'clicks'), 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks'],
  [deliveryStreamArn(home, 'to-lake'), 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/to-lake'],
  [functionArn(home, 'charge'), 'arn:aws:lambda:eu-west-1:123456789012:function:charge'],
  [bucketArn('lake'), 'arn:aws:s3:::lake'],
])('%s', (made, expected) => {
  expect(made).toBe(expected);
  expect(parseArn(expected)).toBeDefined();
});

test('an ARN is read into its parts, and what is none into nothing', () => {
  expect(parseArn('arn:aws:kinesis:eu-west-1:123456789012:stream/clicks')).toEqual({
    service: 'kinesis',
    region: 'eu-west-1',
    account: '123456789012',
    resource: 'stream/clicks',
  });
  expect(parseArn('orders')).toBeUndefined();
  expect(parseArn('arn:aws:sqs:eu-west-1:12:orders')).toBeUndefined();
});
