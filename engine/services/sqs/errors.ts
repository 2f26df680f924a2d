/** The refusals of Amazon SQS, in its own codes and sentences (facts.md 1.9). */
import type { Refusal, ServicePrincipal } from '../../kernel/service.ts';
import type { Violation } from '../../kernel/shape.ts';

function refusal(code: string, sentence: string, status = 400): Refusal {
  return { code, sentence, status };
}

export function invalidParameter(value: unknown, parameter: string, reason: string): Refusal {
  return refusal(
    'InvalidParameterValue',
    `Value ${value} for parameter ${parameter} is invalid. Reason: ${reason}`,
  );
}

/** SQS-E08, SQS-E10 */
export function missingParameter(parameter: string): Refusal {
  return refusal('MissingParameter', `The request must contain the parameter ${parameter}.`);
}

/** SQS-E11: in a batch the missing group is said under another code. */
export function missingInBatch(parameter: string): Refusal {
  return refusal('InvalidParameterValue', `The request must contain the parameter ${parameter}.`);
}

/** SQS-E03 */
export function messageTooLong(bytesMax: number): Refusal {
  return refusal(
    'InvalidParameterValue',
    `One or more parameters are invalid. Reason: Message must be shorter than ${bytesMax} bytes.`,
  );
}

/** SQS-E04 */
export function batchEntryTooLong(bytesMax: number): Refusal {
  return refusal(
    'InvalidParameterValue',
    `One or more parameters cannot be validated. Reason: Message must be shorter than ${bytesMax} bytes.`,
  );
}

/** SQS-E05 */
export function batchTooLong(bytesMax: number, sentBytes: number): Refusal {
  return refusal(
    'AWS.SimpleQueueService.BatchRequestTooLong',
    `Batch requests cannot be longer than ${bytesMax} bytes. You have sent ${sentBytes} bytes.`,
  );
}

/** SQS-E06 */
export function tooManyEntries(count: number): Refusal {
  return refusal(
    'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
    `Maximum number of entries per request are 10. You have sent ${count}.`,
  );
}

export function emptyBatch(entryName: string): Refusal {
  return refusal(
    'AWS.SimpleQueueService.EmptyBatchRequest',
    `There should be at least one ${entryName} in the request.`,
  );
}

/** SQS-E07 */
export function invalidEntryId(): Refusal {
  return refusal(
    'AWS.SimpleQueueService.InvalidBatchEntryId',
    'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
  );
}

export function entryIdsNotDistinct(id: string): Refusal {
  return refusal('AWS.SimpleQueueService.BatchEntryIdsNotDistinct', `Id ${id} repeated.`);
}

/** SQS-22. The code is the documented one; the sentence is not recorded. */
export const invalidCharacters = refusal(
  'InvalidMessageContents',
  'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
);

/** SQS-23. Not recorded. */
export function tooManyAttributes(count: number): Refusal {
  return refusal(
    'InvalidParameterValue',
    `Number of message attributes [${count}] exceeds the allowed maximum [10].`,
  );
}

/** SQS-E09 */
export function emptyAttribute(name: string, dataType: string): Refusal {
  return refusal(
    'InvalidParameterValue',
    `Message (user) attribute '${name}' must contain a non-empty value of type '${dataType}'.`,
  );
}

/** SQS-E12 */
export function missingDeduplicationId(): Refusal {
  return refusal(
    'InvalidParameterValue',
    'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  );
}

/** SQS-E13 */
export function invalidGroupOrDeduplicationId(value: string, parameter: string): Refusal {
  return invalidParameter(
    value,
    parameter,
    `${parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
  );
}

/** SQS-E14 */
export function notForThisQueueType(value: unknown, parameter: string): Refusal {
  return invalidParameter(
    value,
    parameter,
    'The request include parameter that is not valid for this queue type.',
  );
}

/** SQS-E15 */
export function handleExpired(handle: string): Refusal {
  return invalidParameter(handle, 'ReceiptHandle', 'The receipt handle has expired.');
}

/** SQS-E16 */
export function notAvailableForVisibilityChange(handle: string): Refusal {
  return invalidParameter(
    handle,
    'ReceiptHandle',
    'Message does not exist or is not available for visibility timeout change.',
  );
}

/** SQS-E17 */
export function handleInvalid(handle: string): Refusal {
  return refusal(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${handle}" is not a valid receipt handle.`,
  );
}

/** SQS-48. The sentence is not recorded; the code is the documented one. */
export function visibilityBeyondTwelveHours(seconds: number): Refusal {
  return invalidParameter(
    seconds,
    'VisibilityTimeout',
    'Total VisibilityTimeout for the message is beyond the limit [43200 seconds]',
  );
}

/** SQS-E18 */
export const queueDoesNotExist = refusal(
  'AWS.SimpleQueueService.NonExistentQueue',
  'The specified queue does not exist.',
);

/** SQS-E19 */
export function queueAlreadyExists(attribute: string): Refusal {
  return refusal(
    'QueueAlreadyExists',
    `A queue already exists with the same name and a different value for attribute ${attribute}`,
  );
}

/** SQS-E20 */
export const queueDeletedRecently = refusal(
  'AWS.SimpleQueueService.QueueDeletedRecently',
  'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
);

/** SQS-E21 */
export function unknownAttribute(name: string): Refusal {
  return refusal('InvalidAttributeName', `Unknown Attribute ${name}.`);
}

/** SQS-E22 */
export function onlyForFifo(attribute: string): Refusal {
  return refusal(
    'InvalidAttributeName',
    `You can specify the ${attribute} only when FifoQueue is set to true.`,
  );
}

/** SQS-E23 */
export const queueTypeIsFixed = refusal(
  'InvalidAttributeValue',
  'Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.',
);

export function invalidAttributeValue(attribute: string): Refusal {
  return refusal('InvalidAttributeValue', `Invalid value for the parameter ${attribute}.`);
}

/** SQS-E24 */
export const badFifoName = refusal(
  'InvalidParameterValue',
  'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length',
);

export const badQueueName = refusal(
  'InvalidParameterValue',
  'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
);

/** SQS-E26: the code is documented, the sentence is not recorded. */
export const tooManyInFlight = refusal(
  'OverLimit',
  'Too many messages are in flight for this queue: about 120,000 is the limit.',
  403,
);

export const unknownOperation = refusal(
  'UnknownOperationException',
  'The operation is not known, or not modelled here.',
);

export const accessDenied = refusal(
  'AccessDenied',
  'User is not authorized to perform this operation on the resource.',
  403,
);

/** SQS-123: what a service hears whom the queue's access policy does not let in. The sentence is not recorded. */
export function notAllowedByPolicy(principal: ServicePrincipal, action: string, queueArn: string): Refusal {
  return refusal(
    'AccessDenied',
    `User: ${principal.service} is not authorized to perform: ${action} on resource: ${queueArn} because no resource-based policy allows the ${action} action`,
    403,
  );
}

/** SQS-105 */
export const throttled = refusal('ThrottlingException', 'Rate exceeded');

const rangeWords: Readonly<Record<string, string>> = {
  MaxNumberOfMessages: 'Must be between 1 and 10, if provided.',
  WaitTimeSeconds: 'Must be >= 0 and <= 20, if provided.',
  VisibilityTimeout: 'Must be >= 0 and <= 43200, if provided.',
  DelaySeconds: 'DelaySeconds must be >= 0 and <= 900.',
};

/** A violated contract in the sentence of SQS (SQS-E01, E02, E08). */
export function refuseViolation(violation: Violation): Refusal {
  const parameter = violation.path.split(/[.[]/).pop() ?? violation.path;
  const isEmptyText = violation.kind === 'tooSmall' && violation.shape.type === 'string';
  if (violation.kind === 'missing' || isEmptyText) return missingParameter(violation.path);
  if (violation.path === 'Entries' && violation.kind === 'tooLarge') {
    return tooManyEntries((violation.found as unknown[]).length);
  }
  if (parameter === 'MessageAttributes' && violation.kind === 'tooLarge') {
    return tooManyAttributes(Object.keys(violation.found as object).length);
  }
  return invalidParameter(
    violation.found,
    violation.path,
    rangeWords[parameter] ?? `Must be ${violation.expected}.`,
  );
}
