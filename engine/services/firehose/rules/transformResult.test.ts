import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../kernel/service.ts';
import type { BufferedRecord } from './recordBuffer.ts';
import { invocationFailure, verdictsOf } from './transformResult.ts';

const record = (recordId: string, place: number): BufferedRecord => ({
  place,
  origin: place + 1,
  recordId,
  data: recordId,
  bytes: 1,
  arrivedAtMs: 0,
});
const records = ['a', 'b', 'c'].map(record);
const verdicts = (Payload: unknown) => verdictsOf(records, { StatusCode: 200, Payload });
const ok = (recordId: string, data = 'ä') => ({ recordId, result: 'Ok', data });

test('[FH-17] the order of the answer does not matter, and unknown ids are passed over', () => {
  const { ok: good } = verdicts({ records: [ok('c'), ok('x'), ok('a'), ok('b')] });
  expect(good.map(({ recordId, data, bytes }) => [recordId, data, bytes])).toEqual([
    ['a', 'ä', 2],
    ['b', 'ä', 2],
    ['c', 'ä', 2],
  ]);
});

test('[FH-17] an id given back twice has failed', () => {
  const { ok: good, failed } = verdicts({ records: [ok('a'), ok('b'), ok('b'), ok('c')] });
  expect(good.map(({ recordId }) => recordId)).toEqual(['a', 'c']);
  expect(failed).toMatchObject([{ record: { recordId: 'b' }, code: 'Lambda.DuplicatedRecordId' }]);
});

test.each([
  [{ recordId: 'b', result: 'OK', data: 'x' }, 'Lambda.JsonMappingException'],
  [{ recordId: 'b', result: 'Ok' }, 'Lambda.JsonMappingException'],
  [{ recordId: 'b', result: 'Ok', data: 7 }, 'Lambda.JsonMappingException'],
  [{ recordId: 'b', result: 'ProcessingFailed' }, 'Lambda.ProcessingFailedStatus'],
  [null, 'Lambda.MissingRecordId'],
])('[FH-17] %j is a failure of that record alone: %s', (result, code) => {
  const { ok: good, failed } = verdicts({ records: [ok('a'), result, ok('c')] });
  expect(good.map(({ recordId }) => recordId)).toEqual(['a', 'c']);
  expect(failed).toMatchObject([{ record: { recordId: 'b' }, code }]);
});

test('[FH-17] dropped needs no data', () => {
  const { dropped } = verdicts({ records: [ok('a'), { recordId: 'b', result: 'Dropped' }, ok('c')] });
  expect(dropped.map(({ recordId }) => recordId)).toEqual(['b']);
});

test.each([undefined, null, 'text', [], { records: {} }])('[FH-17] %j fails all of them', (payload) => {
  const { ok: good, dropped, failed } = verdicts(payload);
  expect([good, dropped, failed.length]).toEqual([[], [], 3]);
  expect(failed[0]?.code).toBe('Lambda.JsonMappingException');
});

describe('[FH-18] an invocation without a result', () => {
  const answer = (part: Partial<Answer>) => invocationFailure({ isTimedOut: false, ...part } as Answer);
  const refused = (code: string, status = 400) =>
    answer({ refusal: { code, status, sentence: 'No.' } })?.code;

  test('is named after what went wrong', () => {
    expect(answer({ isTimedOut: true })?.code).toBe('Lambda.FunctionRequestTimedOut');
    expect(refused('TooManyRequestsException', 429)).toBe('Lambda.InvokeLimitExceeded');
    expect(refused('ResourceNotFoundException', 404)).toBe('Lambda.ResourceNotFound');
    expect(refused('AccessDeniedException', 403)).toBe('Lambda.InvokeAccessDenied');
    expect(refused('ServiceException', 500)).toBe('Lambda.FunctionError');
  });

  test('repeats what the function said', () => {
    const output = { StatusCode: 200, FunctionError: 'Unhandled', Payload: { errorMessage: 'no such key' } };
    expect(answer({ output })).toEqual({ code: 'Lambda.FunctionError', sentence: 'no such key' });
    expect(answer({ output: { ...output, Payload: undefined } })?.sentence).toBe('The function failed.');
    expect(answer({ output: { StatusCode: 200, Payload: {} } })).toBeUndefined();
  });
});
