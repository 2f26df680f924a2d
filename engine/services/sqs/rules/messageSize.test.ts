import { describe, expect, test } from 'vitest';
import { utf8Bytes } from '../../../aws/utf8.ts';
import { testWorld } from '../../../testing/testWorld.ts';
import { messageBytes } from './messageSize.ts';

describe('counting', () => {
  test.each(['', 'abc', 'grüße', '€', '\u07ff\u0800', '😀', 'a😀b', '\u{10ffff}'])(
    '[SQS-20] text counts in UTF-8 bytes: %j',
    (text) => {
      expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
    },
  );

  test('[SQS-20] every user attribute counts with name, type and value', () => {
    expect(messageBytes('ab', { key: { DataType: 'String', StringValue: 'grüße' } })).toBe(2 + 3 + 6 + 7);
    const binary = (value: string) => messageBytes('', { k: { DataType: 'Binary', BinaryValue: value } });
    // Base64 of one, two and three bytes.
    expect([binary('eA=='), binary('eHg='), binary('eHh4')]).toEqual([7 + 1, 7 + 2, 7 + 3]);
  });

  test('[SQS-20] the trace header does not count', () => {
    const world = testWorld().queue('orders', { MaximumMessageSize: 1_024 });
    const header = {
      AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1-5759e988-bd862e3fe1be46a994272793' },
    };
    expect(world.send('orders', 'a'.repeat(1_024), { MessageSystemAttributes: header }).code).toBeUndefined();
  });
});

describe('the limit', () => {
  const tooLong = (bytes: number) => ({
    code: 'InvalidParameterValue',
    sentence: `One or more parameters are invalid. Reason: Message must be shorter than ${bytes} bytes.`,
    status: 400,
  });

  test('[SQS-21] exactly the limit is taken, one byte more is refused, although the sentence says "shorter"', () => {
    const world = testWorld().queue('orders', { MaximumMessageSize: 1_024 });
    expect(world.send('orders', 'a'.repeat(1_024)).code).toBeUndefined();
    expect(world.send('orders', 'a'.repeat(1_025))).toEqual(tooLong(1_024));
    expect(world.send('orders', `${'a'.repeat(1_023)}ü`)).toEqual(tooLong(1_024));
  });

  test('[SQS-21] attributes count against it', () => {
    const world = testWorld().queue('orders', { MaximumMessageSize: 1_024 });
    const attributes = { k: { DataType: 'String', StringValue: 'x' } };
    expect(world.send('orders', 'a'.repeat(1_016), { MessageAttributes: attributes }).code).toBeUndefined();
    expect(world.send('orders', 'a'.repeat(1_017), { MessageAttributes: attributes })).toEqual(
      tooLong(1_024),
    );
  });

  test('[SQS-05] is 1 MiB unless the queue says less', () => {
    const world = testWorld().queue('orders');
    expect(world.send('orders', 'a'.repeat(1_048_576)).code).toBeUndefined();
    expect(world.send('orders', 'a'.repeat(1_048_577))).toEqual(tooLong(1_048_576));
  });
});
