import { describe, expect, test } from 'vitest';
import {
  type AccessRequest,
  allowStatement,
  isAllowed,
  parsePolicy,
  withoutStatement,
  withStatement,
} from './policy.ts';

const queue = 'arn:aws:sqs:us-east-1:123456789012:ship';
const topic = 'arn:aws:sns:us-east-1:123456789012:order-events';
const request: AccessRequest = {
  principal: { service: 'sns.amazonaws.com', sourceArn: topic, sourceAccount: '123456789012' },
  action: 'sqs:SendMessage',
  resourceArn: queue,
};
const statement = allowStatement({
  sid: 'one',
  service: 'sns.amazonaws.com',
  action: 'sqs:SendMessage',
  resourceArn: queue,
  sourceArn: topic,
});

function allows(...statements: object[]): boolean {
  const policy = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  if (typeof policy === 'string') throw new Error(policy);
  return isAllowed(policy, request);
}

describe('a service is let in', () => {
  test('by a statement that names it, the action, the queue and the topic', () => {
    expect(allows(statement)).toBe(true);
    expect(allows()).toBe(false);
  });

  test('by wider statements too: everybody, every action, every resource, no condition', () => {
    expect(allows({ Effect: 'Allow', Principal: '*', Action: 'sqs:*', Resource: '*' })).toBe(true);
    expect(allows({ Effect: 'Allow', Principal: { AWS: '*' }, Action: ['sqs:Send*'] })).toBe(true);
  });

  test.each([
    ['another service', { Principal: { Service: 's3.amazonaws.com' } }],
    ['an account, which is no service', { Principal: { AWS: '123456789012' } }],
    ['another action', { Action: 'sqs:ReceiveMessage' }],
    ['another queue', { Resource: `${queue}-2` }],
    ['another topic', { Condition: { ArnEquals: { 'aws:SourceArn': `${topic}-2` } } }],
    ['another account', { Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } } }],
    ['a condition that is not known here', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }],
    ['a key that is not known here', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }],
    ['a condition that is none', { Condition: 'yes' }],
    ['a name that every object has', { Condition: { constructor: { 'aws:SourceArn': topic } } }],
  ])('not by %s', (_, change) => {
    expect(allows({ ...statement, ...change })).toBe(false);
  });

  test('not while a statement denies it, wherever that one stands', () => {
    const denied = { ...statement, Effect: 'Deny' };
    expect(allows(statement, denied)).toBe(false);
    expect(allows(denied, statement)).toBe(false);
  });

  test('by patterns with * and ?, read without a regular expression', () => {
    const like = (pattern: string) =>
      allows({ ...statement, Condition: { ArnLike: { 'aws:SourceArn': pattern } } });
    expect(like('arn:aws:sns:*:123456789012:order-*')).toBe(true);
    expect(like('arn:aws:sns:us-east-?:*')).toBe(true);
    expect(like('*order-event')).toBe(false);
    expect(like(`${'*a'.repeat(2_000)}*`)).toBe(false);
  });
});

describe('what is no policy', () => {
  test.each([
    ['not JSON', 'The policy is not valid JSON.'],
    ['[]', 'The policy is not a JSON object.'],
    ['{}', 'The policy has no Statement.'],
    ['{"Statement":["x"]}', 'A statement of the policy is not a JSON object.'],
    ['{"Statement":{"Effect":"Maybe"}}', 'A statement of the policy has no Effect "Allow" or "Deny".'],
  ])('%s', (text, sentence) => {
    expect(parsePolicy(text)).toBe(sentence);
  });

  test('nothing at all is the policy that allows nothing', () => {
    expect(parsePolicy(' ')).toEqual({ statements: [] });
  });
});

describe('a statement of ours', () => {
  test('comes and goes by its Sid, and leaves the others alone', () => {
    const own = { ...statement, Sid: 'mine' };
    const both = withStatement(withStatement('', own), statement);
    expect(parsePolicy(both)).toMatchObject({ statements: [{ Sid: 'mine' }, { Sid: 'one' }] });
    expect(withStatement(both, statement)).toBe(both);
    expect(parsePolicy(withoutStatement(both, 'one'))).toMatchObject({ statements: [{ Sid: 'mine' }] });
    expect(withoutStatement(withStatement('', statement), 'one')).toBe('');
  });

  test('a text that is no policy is left as the learner wrote it', () => {
    expect(withStatement('{ half', statement)).toBe('{ half');
    expect(withoutStatement('{ half', 'one')).toBe('{ half');
  });
});
