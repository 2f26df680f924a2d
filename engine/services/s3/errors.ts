/** The refusals of Amazon S3, in its own codes and sentences (API Reference, "Error responses"). */
import type { Refusal } from '../../kernel/service.ts';
import type { Violation } from '../../kernel/shape.ts';

function refusal(code: string, sentence: string, status: number): Refusal {
  return { code, sentence, status };
}

export const noSuchKey = refusal('NoSuchKey', 'The specified key does not exist.', 404);

/** A HEAD is answered without a body: the status is all there is, and SDKs name the error after it. */
export const notFound = refusal('NotFound', 'Not Found', 404);

export const noSuchBucket = refusal('NoSuchBucket', 'The specified bucket does not exist', 404);

export const keyTooLong = refusal('KeyTooLongError', 'Your key is too long', 400);

/** Half a surrogate pair has no UTF-8. */
export const keyNotUtf8 = refusal('InvalidURI', "Couldn't parse the specified URI.", 400);

export const invalidBucketName = refusal('InvalidBucketName', 'The specified bucket is not valid.', 400);

export const wrongContinuationToken = refusal(
  'InvalidArgument',
  'The continuation token provided is incorrect',
  400,
);

export const methodNotAllowed = refusal(
  'MethodNotAllowed',
  'The specified method is not allowed against this resource.',
  405,
);

export const slowDown = refusal('SlowDown', 'Please reduce your request rate.', 503);

export const accessDenied = refusal('AccessDenied', 'Access Denied', 403);

/** Over HTTP most of these cannot even be asked; the sentence about maxKeys is recorded, the others are ours. */
export function refuseViolation({ path, expected }: Violation): Refusal {
  if (path === 'MaxKeys') {
    const sentence = 'Argument maxKeys must be an integer between 0 and 2147483647';
    return refusal('InvalidArgument', sentence, 400);
  }
  return refusal('InvalidArgument', `Invalid Argument: ${path || 'the request'} must be ${expected}.`, 400);
}
