import { expect, test } from 'vitest';
import { parsePolicy } from '../aws/policy.ts';
import type { ScenarioLink } from '../protocol.ts';
import { readScenario } from '../scenario.ts';
import { withGrant, withoutGrant } from './grants.ts';
import type { Scenario } from './model.ts';

const subscription: ScenarioLink = { id: 's', from: 'events', to: 'ship', kind: 'subscribe' };
const deadLetters: ScenarioLink = { id: 'd', from: 'events', to: 'ship', kind: 'redrive' };

function document(policy?: string, links: ScenarioLink[] = []): Scenario {
  const answer = readScenario({
    version: 1,
    resources: [
      { id: 'events', service: 'sns' },
      { id: 'shop', service: 'producer' },
      { id: 'ship', service: 'sqs', ...(policy === undefined ? {} : { settings: { Policy: policy } }) },
    ],
    links,
  });
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer.scenario;
}

function policyOf({ resources }: Scenario): string | undefined {
  return resources.find(({ id }) => id === 'ship')?.settings?.Policy as string | undefined;
}

test('[SQS-123] a wire from a topic writes the statement it needs into the policy of the queue', () => {
  expect(parsePolicy(policyOf(withGrant(document(), subscription)) ?? '')).toEqual({
    statements: [
      {
        Sid: 'allow-events',
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: 'arn:aws:sqs:us-east-1:123456789012:ship',
        Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:123456789012:events' } },
      },
    ],
  });
});

test('the statement goes with its wire, and the policy with its last statement', () => {
  const drawn = withGrant(document(), subscription);
  expect(policyOf(withoutGrant(drawn, subscription))).toBeUndefined();
});

test('it stays while another wire between the two needs it', () => {
  const both = withGrant(document(undefined, [deadLetters]), subscription);
  expect(withoutGrant(both, subscription)).toBe(both);
});

test('a statement that the learner has changed is the learner’s', () => {
  const drawn = policyOf(withGrant(document(), subscription)) ?? '';
  const broken = document(drawn.replace('sqs:SendMessage', 'sqs:ReceiveMessage'));
  expect(policyOf(withoutGrant(broken, subscription))).toBe(policyOf(broken));
});

test('a wire of a program needs no statement', () => {
  const before = document();
  expect(withGrant(before, { id: 'w', from: 'shop', to: 'ship', kind: 'send' })).toBe(before);
});
