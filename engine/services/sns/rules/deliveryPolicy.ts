/** Delivery policies of HTTP endpoints: on the subscription, or on the topic for all that have none (SNS-74 to SNS-78). */
import { check, type ObjectShape, type Shape } from '../../../kernel/shape.ts';
import { httpDelaySecondsMax, httpRetriesMax } from '../limits.ts';
import { readAttributeJson } from './filterPolicyRead.ts';
import { compactJson } from './jsonReader.ts';
import { type BackoffFunction, type RetrySchedule, scheduleOf, withinAnHour } from './retrySchedule.ts';

/** SNS-74 */
export interface HealthyRetryPolicy {
  minDelayTarget: number;
  maxDelayTarget: number;
  numRetries: number;
  numMaxDelayRetries: number;
  numNoDelayRetries: number;
  numMinDelayRetries: number;
  backoffFunction: BackoffFunction;
}

/** A topic's policy: what holds for subscriptions without one, and whether theirs counts at all. */
export interface TopicDeliveryPolicy {
  retries: HealthyRetryPolicy;
  disablesOverrides: boolean;
}

/** SNS-72: three retries, 20 s apart. */
export const standardRetries: HealthyRetryPolicy = {
  minDelayTarget: 20,
  maxDelayTarget: 20,
  numRetries: 3,
  numMaxDelayRetries: 0,
  numNoDelayRetries: 0,
  numMinDelayRetries: 0,
  backoffFunction: 'linear',
};

const count: Shape = { type: 'integer', min: 0, max: httpRetriesMax };
const seconds: Shape = { type: 'integer', min: 1, max: httpDelaySecondsMax };
const retryShape: ObjectShape = {
  type: 'object',
  fields: {
    minDelayTarget: seconds,
    maxDelayTarget: seconds,
    numRetries: count,
    numMaxDelayRetries: count,
    numNoDelayRetries: count,
    numMinDelayRetries: count,
    backoffFunction: { type: 'string', oneOf: ['linear', 'arithmetic', 'geometric', 'exponential'] },
  },
};
const throttleShape: Shape = {
  type: 'object',
  fields: { maxReceivesPerSecond: { type: 'integer', min: 1 } },
};
const requestShape: Shape = { type: 'object', fields: { headerContentType: { type: 'string' } } };

const subscriptionShape: ObjectShape = {
  type: 'object',
  fields: { healthyRetryPolicy: retryShape, throttlePolicy: throttleShape, requestPolicy: requestShape },
};

const topicShape: ObjectShape = {
  type: 'object',
  fields: {
    http: {
      type: 'object',
      fields: {
        defaultHealthyRetryPolicy: retryShape,
        disableSubscriptionOverrides: { type: 'boolean' },
        defaultThrottlePolicy: throttleShape,
        defaultRequestPolicy: requestShape,
      },
    },
  },
};

/** The retries in a subscription's policy; undefined for none; or the sentence that says why it is no policy. */
export function readDeliveryPolicy(text: string): HealthyRetryPolicy | undefined | string {
  const policy = readPolicy(text, subscriptionShape);
  if (typeof policy === 'string' || policy === undefined) return policy;
  const { healthyRetryPolicy: retries } = policy as { healthyRetryPolicy?: Partial<HealthyRetryPolicy> };
  return retries && completed(retries);
}

/** The same for a topic's. */
export function readTopicDeliveryPolicy(text: string): TopicDeliveryPolicy | string {
  const policy = readPolicy(text, topicShape);
  if (typeof policy === 'string') return policy;
  const { http = {} } = (policy ?? {}) as {
    http?: {
      defaultHealthyRetryPolicy?: Partial<HealthyRetryPolicy>;
      disableSubscriptionOverrides?: boolean;
    };
  };
  const retries = completed(http.defaultHealthyRetryPolicy ?? {});
  if (typeof retries === 'string') return retries;
  return { retries, disablesOverrides: http.disableSubscriptionOverrides === true };
}

/** SNS-78: a subscription's own policy wins, unless the topic says otherwise. Both texts were checked when they were set. */
export function httpSchedule(subscriptionPolicy: string, topicPolicy: string): RetrySchedule {
  const own = readDeliveryPolicy(subscriptionPolicy);
  const general = readTopicDeliveryPolicy(topicPolicy);
  const fallback = typeof general === 'string' ? standardRetries : general.retries;
  const isOverridden = typeof own === 'object' && !(typeof general === 'object' && general.disablesOverrides);
  return scheduleFor(isOverridden ? own : fallback);
}

/** SNS-75 */
function scheduleFor(retries: HealthyRetryPolicy): RetrySchedule {
  const { numRetries, numNoDelayRetries, numMinDelayRetries, numMaxDelayRetries } = retries;
  return withinAnHour(
    scheduleOf({
      immediateCount: numNoDelayRetries,
      smallestCount: numMinDelayRetries,
      backoffCount: numRetries - numNoDelayRetries - numMinDelayRetries - numMaxDelayRetries,
      largestCount: numMaxDelayRetries,
      smallestSeconds: retries.minDelayTarget,
      largestSeconds: retries.maxDelayTarget,
      backoffFunction: retries.backoffFunction,
    }),
  );
}

/** Undefined for the empty text. */
function readPolicy(text: string, shape: ObjectShape): object | undefined | string {
  if (text.trim() === '') return undefined;
  const node = readAttributeJson(text);
  if (typeof node === 'string') return `DeliveryPolicy: ${node}`;
  const policy = JSON.parse(compactJson(node)) as object;
  const violation = check(policy, shape)[0];
  if (!violation) return policy;
  const { path, kind, found, expected } = violation;
  return kind === 'unknownField'
    ? `DeliveryPolicy: Unexpected JSON member: ${path}`
    : `DeliveryPolicy: ${path || 'the policy'} is ${JSON.stringify(found)}, and must be ${expected}`;
}

function completed(given: Partial<HealthyRetryPolicy>): HealthyRetryPolicy | string {
  const retries = { ...standardRetries, ...given };
  if (retries.minDelayTarget > retries.maxDelayTarget)
    return 'DeliveryPolicy: minDelayTarget must be less than or equal to maxDelayTarget';
  const named = retries.numNoDelayRetries + retries.numMinDelayRetries + retries.numMaxDelayRetries;
  if (named > retries.numRetries)
    return 'DeliveryPolicy: numRetries must be greater than or equal to the sum of numMinDelayRetries, numNoDelayRetries and numMaxDelayRetries';
  return retries;
}
