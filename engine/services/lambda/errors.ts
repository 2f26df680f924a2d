/** The refusals of AWS Lambda. The sentences are not recorded; the codes are the documented ones. */
import type { Refusal } from '../../kernel/service.ts';
import type { Violation } from '../../kernel/shape.ts';

function refusal(code: string, sentence: string, status: number): Refusal {
  return { code, sentence, status };
}

export const tooManyRequests = refusal('TooManyRequestsException', 'Rate Exceeded.', 429);

export const accessDenied = refusal(
  'AccessDeniedException',
  'User is not authorized to perform: lambda:InvokeFunction on the resource, because no policy allows the lambda:InvokeFunction action',
  403,
);

export const functionNotFound = refusal('ResourceNotFoundException', 'Function not found.', 404);

export const unknownOperation = refusal(
  'UnknownOperationException',
  'The operation is not known, or not modelled here.',
  404,
);

export function noSuchEnvironment(number: number): Refusal {
  return refusal(
    'NoSuchEnvironment',
    `The function has no environment ${number}, or it was never invoked.`,
    404,
  );
}

export function refuseViolation({ path, found, expected }: Violation): Refusal {
  return refusal(
    'InvalidParameterValueException',
    `1 validation error detected: Value ${JSON.stringify(found) ?? 'null'} at '${path}' failed to satisfy constraint: Member must be ${expected}`,
    400,
  );
}
