/** The refusals of Amazon SNS, in its own codes and sentences (facts.md 2.6). */
import type { Refusal, ServicePrincipal } from '../../kernel/service.ts';
import type { Violation } from '../../kernel/shape.ts';

function refusal(code: string, sentence: string, status = 400): Refusal {
  return { code, sentence, status };
}

/** "Invalid parameter: Topic Name"; some name their reason. */
export function invalidParameter(what: string): Refusal {
  return refusal('InvalidParameter', `Invalid parameter: ${what}`);
}

/** SNS-E01 */
export const topicDoesNotExist = refusal('NotFound', 'Topic does not exist', 404);
export const subscriptionDoesNotExist = refusal('NotFound', 'Subscription does not exist', 404);
/** SNS-E02 */
export const messageTooLong = invalidParameter('Message too long');
/** SNS-E03 */
export const emptyMessage = invalidParameter('Empty message');
/** SNS-E04 */
export const badSubject = invalidParameter('Subject');
/** SNS-E07 */
export const noDefaultMessage = invalidParameter('Message Structure - No default entry in JSON message body');
/** SNS-E08 */
export const unreadableMessage = invalidParameter('Message Structure - JSON message body failed to parse');
/** Not recorded. */
export const badMessageStructure = invalidParameter('MessageStructure');
/** Recorded with FIFO topics. */
export const deduplicationIdOnStandard = invalidParameter(
  'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
);
/** SNS-32. The sentence is not recorded. */
export const badMessageGroupId = invalidParameter(
  'MessageGroupId Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length',
);
/** SNS-E10 */
export const badTopicName = invalidParameter('Topic Name');
/** SNS-E11 */
export const topicExistsOtherwise = invalidParameter(
  'Attributes Reason: Topic already exists with different attributes',
);
/** FIFO topics are a service to come; AWS would make one. */
export const fifoNotModelled = invalidParameter('Attributes Reason: FIFO topics are not modelled here');
/** Recorded. */
export const unknownAttribute = invalidParameter('AttributeName');

/** SNS-E09 */
export function badArn(parameter: string, elements: number): Refusal {
  return invalidParameter(`${parameter} Reason: An ARN must have at least 6 elements, not ${elements}`);
}

/** SNS-09 */
export const topicElsewhere = invalidParameter('TopicArn');

/** SNS-E13 */
export const tooManyEntries = refusal(
  'TooManyEntriesInBatchRequest',
  'The batch request contains more entries than permissible.',
);

/** The code is documented, the sentence is not recorded. */
export const emptyBatch = refusal('EmptyBatchRequest', "The batch request doesn't contain any entries.");

/** SNS-E14 */
export const entryIdsNotDistinct = refusal(
  'BatchEntryIdsNotDistinct',
  'Two or more batch entries in the request have the same Id.',
);

/** SNS-E15 */
export function badEntryId(id: string, isTooLong: boolean): Refusal {
  const what = isTooLong ? 'is too long' : 'contains an impermissible character';
  return refusal('InvalidBatchEntryId', `The Id of a batch entry in the batch request ${what}: ${id}`);
}

/** SNS-E16 */
export const batchTooLong = refusal(
  'BatchRequestTooLong',
  'The length of all the messages put together is more than the limit.',
);

/** SNS-E17 */
export function badMessageAttribute(sentence: string): Refusal {
  return refusal('ParameterValueInvalid', sentence);
}

/** SNS-14: what a service hears whom the topic's policy does not let in. The sentence is not recorded. */
export function notAllowedByPolicy(principal: ServicePrincipal, topicArn: string): Refusal {
  return refusal(
    'AuthorizationError',
    `User: ${principal.service} is not authorized to perform: SNS:Publish on resource: ${topicArn} because no resource-based policy allows the SNS:Publish action`,
    403,
  );
}

export const accessDenied = refusal(
  'AuthorizationError',
  'User is not authorized to perform this operation on the resource.',
  403,
);

/** SNS-11. Not recorded. */
export const throttled = refusal('Throttled', 'Rate exceeded', 429);

export const unknownOperation = refusal('InvalidAction', 'The operation is not known, or not modelled here.');

/** A violated contract in the words of SNS. */
export function refuseViolation(violation: Violation): Refusal {
  const { path, kind, found, expected } = violation;
  if (path === 'PublishBatchRequestEntries' && kind === 'tooLarge') return tooManyEntries;
  const place = wirePath(path);
  if (kind === 'missing') {
    return refusal(
      'ValidationError',
      `1 validation error detected: Value null at '${place}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return invalidParameter(`${path || 'Input'} Reason: ${JSON.stringify(found)} is not ${expected}`);
}

/**
 * "PublishBatchRequestEntries[0].MessageAttributes.colour.DataType" as SNS writes it:
 * "publishBatchRequestEntries.1.member.messageAttributes.colour.member.dataType".
 */
function wirePath(path: string): string {
  const steps = [...path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)];
  let isKey = false;
  return steps
    .map(([, index, quoted, plain = '']) => {
      if (index !== undefined) return `${Number(index) + 1}.member`;
      const wasKey = isKey;
      isKey = plain === 'MessageAttributes';
      if (wasKey) return `${quoted ?? plain}.member`;
      return `${plain.slice(0, 1).toLowerCase()}${plain.slice(1)}`;
    })
    .join('.');
}
