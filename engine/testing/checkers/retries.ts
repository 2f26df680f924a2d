/** When a topic tries a failed delivery again, worked out anew from the rules (SNS-70, SNS-72, SNS-75). */
import type { Wire } from './stage.ts';

interface Phases {
  minDelayTarget: number;
  maxDelayTarget: number;
  numRetries: number;
  numNoDelayRetries: number;
  numMinDelayRetries: number;
  numMaxDelayRetries: number;
  backoffFunction: string;
}

const usual: Phases = {
  minDelayTarget: 20,
  maxDelayTarget: 20,
  numRetries: 3,
  numNoDelayRetries: 0,
  numMinDelayRetries: 0,
  numMaxDelayRetries: 0,
  backoffFunction: 'linear',
};

/** SNS-70 */
const ofServices: Phases = {
  minDelayTarget: 1,
  maxDelayTarget: 20,
  numRetries: 100_015,
  numNoDelayRetries: 3,
  numMinDelayRetries: 2,
  numMaxDelayRetries: 100_000,
  backoffFunction: 'exponential',
};

/**
 * @param retry from 1
 * @returns ms after the failure; undefined when there is no such retry; NaN where this reading does not know
 */
export function retryInMs(
  wire: Wire,
  protocol: string,
  topicPolicy: string,
  retry: number,
): number | undefined {
  const phases = protocol === 'http' ? httpPhases(wire, topicPolicy) : ofServices;
  if (retry > phases.numRetries) return undefined;
  const { numNoDelayRetries: immediate, numMinDelayRetries: smallest, numMaxDelayRetries: largest } = phases;
  const climbing = phases.numRetries - immediate - smallest - largest;
  if (retry <= immediate) return 0;
  if (retry <= immediate + smallest) return phases.minDelayTarget * 1000;
  const step = retry - immediate - smallest - 1;
  if (step >= climbing) return phases.maxDelayTarget * 1000;
  const span = phases.maxDelayTarget - phases.minDelayTarget;
  return Math.round(
    (phases.minDelayTarget + span * climbed(phases.backoffFunction, step, climbing - 1)) * 1000,
  );
}

/** From 0 to 1. */
function climbed(how: string, step: number, last: number): number {
  if (step === 0) return 0;
  if (how === 'linear') return step / last;
  return how === 'exponential' ? (2 ** step - 1) / (2 ** last - 1) : Number.NaN;
}

/** SNS-78: the subscription's own policy wins. */
function httpPhases({ settings }: Wire, topicPolicy: string): Phases {
  const own = settings.DeliveryPolicy as string;
  const general = topicPolicy === '' ? {} : (JSON.parse(topicPolicy).http ?? {});
  const isHeard = own !== '' && general.disableSubscriptionOverrides !== true;
  const retries = isHeard ? JSON.parse(own).healthyRetryPolicy : undefined;
  return { ...usual, ...(retries ?? general.defaultHealthyRetryPolicy) };
}
