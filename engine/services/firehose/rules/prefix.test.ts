import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import { errorPrefixTemplate, evaluate, objectName, prefixProblem, prefixTemplate } from './prefix.ts';

/** 2026-03-08T07:06:05Z in virtual time. */
const atMs = Date.UTC(2026, 2, 8, 7, 6, 5) - Date.UTC(2026, 0, 1);
const random = () => 'abcdefghijk';
const prefixOf = (prefix: string) => evaluate(prefixTemplate(prefix), atMs, '', random);
const errorPrefixOf = (prefix: string, errorPrefix: string) =>
  evaluate(errorPrefixTemplate(prefix, errorPrefix), atMs, 'processing-failed', random);

describe('prefixes', () => {
  test.each([
    ['', '2026/03/08/07/'],
    ['raw/', 'raw/2026/03/08/07/'],
    ['raw', 'raw2026/03/08/07/'],
    ['!{timestamp:yyyy/MM/dd}/', '2026/03/08/'],
    ['year=!{timestamp:yyyy}/day=!{timestamp:MM-dd}/', 'year=2026/day=03-08/'],
    ["!{timestamp:'at' HH'h'mm:ss}/", 'at 07h06:05/'],
    ['!{timestamp:yy.M.d.H.m.s}/', '26.3.8.7.6.5/'],
    ['r=!{firehose:random-string}/', 'r=abcdefghijk/2026/03/08/07/'],
  ])('[FH-22] "%s" begins keys with "%s"', (prefix, expected) => {
    expect(prefixOf(prefix)).toBe(expected);
  });

  test.each([
    ['', '', 'processing-failed/2026/03/08/07/'],
    ['raw/', '', 'raw/processing-failed/2026/03/08/07/'],
    ['raw/', 'bad/', 'bad/processing-failed/2026/03/08/07/'],
    ['', 'bad/!{firehose:error-output-type}/', 'bad/processing-failed/'],
    [
      '!{timestamp:yyyy}/',
      'bad/!{timestamp:yyyy}/!{firehose:error-output-type}/',
      'bad/2026/processing-failed/',
    ],
  ])('[FH-22] failed records of "%s" and "%s" go under "%s"', (prefix, errorPrefix, expected) => {
    expect(errorPrefixOf(prefix, errorPrefix)).toBe(expected);
  });

  test('[FH-23] an object is named after stream, version, time and a UUID', () => {
    expect(objectName('delivery', 3, atMs, 'c0ffee')).toBe('delivery-3-2026-03-08-07-06-05-c0ffee');
  });
});

describe('refusals', () => {
  const type = '!{firehose:error-output-type}';

  test.each([
    ['', ''],
    ['raw/', 'bad/'],
    ['!{timestamp:yyyy}/', `bad/${type}/`],
    ['', type],
  ])('[FH-22] takes "%s" with "%s"', (prefix, errorPrefix) => {
    expect(prefixProblem(prefix, errorPrefix)).toBeUndefined();
  });

  test.each([
    ['!{timestamp:yyyy}/', '', 'ErrorOutputPrefix must be specified when Prefix contains expressions.'],
    ['!{timestamp:yyyy}/', 'bad/', `ErrorOutputPrefix must contain at least one instance of ${type}.`],
    ['', 'bad/!{timestamp:yyyy}/', `ErrorOutputPrefix must contain at least one instance of ${type}.`],
    [`${type}/`, type, `Prefix cannot contain ${type}.`],
    ['!{timestamp:QQQ}/', type, 'Prefix contains the expression !{timestamp:QQQ}, which is not valid.'],
    ['!{timestamp:}/', type, 'Prefix contains the expression !{timestamp:}, which is not valid.'],
    [
      '!{partitionKeyFromQuery:k}/',
      type,
      'Prefix contains the expression !{partitionKeyFromQuery:k}, which is not valid.',
    ],
    ['raw/!{timestamp:yyyy', type, 'Prefix contains an unclosed expression.'],
  ])('[FH-22] refuses "%s" with "%s"', (Prefix, ErrorOutputPrefix, sentence) => {
    const { refusal } = testWorld().apply({
      type: 'create',
      resource: { id: 'delivery', service: 'firehose', settings: { Prefix, ErrorOutputPrefix } },
    });
    expect(refusal).toEqual({ code: 'InvalidArgumentException', sentence, status: 400 });
  });

  test('[FH-22] a change to such prefixes is refused and leaves the stream as it was', () => {
    const world = testWorld().deliveryStream('delivery', { Prefix: 'raw/' });
    const command = {
      type: 'configure',
      id: 'delivery',
      settings: { Prefix: '!{timestamp:yyyy}/' },
    } as const;
    expect(world.apply(command).refusal?.sentence).toContain('ErrorOutputPrefix must be specified');
    expect(world.call('delivery', 'DescribeDeliveryStream')).toMatchObject({
      DeliveryStreamDescription: { VersionId: '1' },
    });
  });
});
