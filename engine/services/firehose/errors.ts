/** The refusals of Amazon Data Firehose, in its own codes. */
import type { Refusal } from '../../kernel/service.ts';
import type { NumberShape, Violation } from '../../kernel/shape.ts';
import { batchBytesMax, mebibyte, nameLengthMax, recordBytesMax } from './limits.ts';

function refusal(code: string, sentence: string, status = 400): Refusal {
  return { code, sentence, status };
}

export function invalidArgument(sentence: string): Refusal {
  return refusal('InvalidArgumentException', sentence);
}

export const streamNotFound = refusal('ResourceNotFoundException', 'Firehose stream not found.');

export const badName = constraintViolated(
  'deliveryStreamName',
  `Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]{1,${nameLengthMax}}`,
);

/** FH-06 */
export const notDirectPut = invalidArgument(
  'This operation is not permitted on KinesisStreamAsSource delivery stream type.',
);

/** FH-07 */
export function recordTooLarge(path: string): Refusal {
  return constraintViolated(path, `Member must have length less than or equal to ${recordBytesMax}`);
}

/** FH-08 */
export const batchTooLarge = invalidArgument(`Records size exceeds ${batchBytesMax / mebibyte} MB limit`);

/** FH-09 */
export const slowDown = refusal('ServiceUnavailableException', 'Slow down.', 503);

export const accessDenied = refusal(
  'AccessDeniedException',
  'User is not authorized to perform this operation on the resource.',
);

export const unknownOperation = refusal(
  'UnknownOperationException',
  'The operation is not known, or not modelled here.',
);

/** A violated contract in the sentence of the API's own validation. */
export function refuseViolation({ path, kind, shape, expected }: Violation): Refusal {
  const { min, max } = shape as Partial<NumberShape>;
  const member = memberOf(path);
  const what = shape.type === 'integer' ? 'value' : 'length';
  switch (kind) {
    case 'missing':
      return constraintViolated(member, 'Member must not be null');
    case 'tooSmall':
      return constraintViolated(member, `Member must have ${what} greater than or equal to ${min}`);
    case 'tooLarge':
      return constraintViolated(member, `Member must have ${what} less than or equal to ${max}`);
    default:
      return refusal('SerializationException', `${member || 'The request'} must be ${expected}.`);
  }
}

function constraintViolated(member: string, constraint: string): Refusal {
  return invalidArgument(
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

/** "Records[2].Data" → "records.3.member.data" */
export function memberOf(path: string): string {
  return path
    .replace(/\[(\d+)\]/g, (_, index: string) => `.${Number(index) + 1}.member`)
    .replace(/(^|\.)([A-Z])/g, (_, dot: string, letter: string) => dot + letter.toLowerCase());
}
