/** Wires between parts, with settings from the dice, and the policy statements they need more often than not. */
import type { ScenarioLink } from '../../protocol.ts';
import { withGrant } from '../../scenario/grants.ts';
import type { Scenario } from '../../scenario/model.ts';
import { whyNotLink } from '../../scenario.ts';
import type { Dice } from '../dice.ts';

const filterPolicies = [
  '',
  '{"type": ["order"]}',
  '{"type": [{"anything-but": ["order"]}]}',
  '{"price": [{"numeric": [">", 10]}], "type": [{"prefix": "re"}]}',
  '{"price": [{"exists": false}]}',
];

const settingsMakers: Readonly<Record<string, (dice: Dice, to: string) => Record<string, unknown>>> = {
  redrive: (dice) => ({ maxReceiveCount: dice.pick([1, 2, 5]) }),
  subscribe: (dice) => ({
    FilterPolicy: dice.pick(filterPolicies),
    RawMessageDelivery: dice.chance(0.3),
    DeliveryPolicy: dice.pick([
      '',
      '',
      '{"healthyRetryPolicy": {"numRetries": 2, "minDelayTarget": 1, "maxDelayTarget": 3}}',
    ]),
  }),
  transform: (dice) => ({
    BufferSizeInMBs: dice.pick([0.2, 1]),
    BufferIntervalInSeconds: dice.pick([0, 5, 20]),
    NumberOfRetries: dice.pick([0, 1, 3]),
  }),
  notify: (dice) => ({
    event: dice.pick(['s3:ObjectCreated:*', 's3:ObjectCreated:*', 's3:ObjectRemoved:*']),
    prefix: dice.pick(['', '', 'm']),
    suffix: dice.pick(['', '', '.txt']),
  }),
};

function queueMapping(dice: Dice): Record<string, unknown> {
  return {
    BatchSize: dice.pick([1, 5, 10]),
    MaximumBatchingWindowInSeconds: dice.pick([0, 0, 2]),
    ReportBatchItemFailures: dice.chance(0.5),
    ...(dice.chance(0.3) ? { MaximumConcurrency: dice.pick([2, 5]) } : {}),
  };
}

function streamMapping(dice: Dice): Record<string, unknown> {
  return {
    StartingPosition: dice.pick(['TRIM_HORIZON', 'LATEST']),
    BatchSize: dice.pick([1, 5, 100]),
    MaximumBatchingWindowInSeconds: dice.pick([0, 0, 3]),
    ParallelizationFactor: dice.pick([1, 1, 3]),
    BisectBatchOnFunctionError: dice.chance(0.5),
    MaximumRetryAttempts: dice.pick([-1, 0, 2]),
    MaximumRecordAgeInSeconds: dice.pick([-1, -1, 60]),
    ReportBatchItemFailures: dice.chance(0.4),
  };
}

/** A wire that may be drawn from one to the other now, or none. */
export function randomWire(
  dice: Dice,
  scenario: Scenario,
  from: string,
  to: string,
): ScenarioLink | undefined {
  const answer = whyNotLink(scenario, from, to);
  if ('problem' in answer) return undefined;
  const kind = dice.pick(answer.kinds);
  const source = scenario.resources.find(({ id }) => id === from)?.service;
  const settings =
    kind === 'eventSource'
      ? (source === 'sqs' ? queueMapping : streamMapping)(dice)
      : (settingsMakers[kind]?.(dice, to) ?? {});
  const isTopicRedrive = kind === 'redrive' && source === 'sns';
  return { id: `${from} ${kind} ${to}`, from, to, kind, settings: isTopicRedrive ? {} : settings };
}

/** The scenario with the wire; its statement in the receiver's policy is forgotten now and then. */
export function withWire(dice: Dice, scenario: Scenario, link: ScenarioLink): Scenario {
  const allowed = dice.chance(0.85) ? withGrant(scenario, link) : scenario;
  return { ...allowed, links: [...allowed.links, link] };
}
