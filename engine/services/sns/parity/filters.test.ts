/**
 * Filter policies as recorded from Amazon SNS, and as AWS's open matching engine (event-ruler) judges them. The files are
 * copies of the shared recordings, never edited by hand. The engine alone does not know SNS's limits: where it is the
 * evidence they are not applied.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { MessageAttributeValue } from '../../sqs/contract.ts';
import { type Clauses, type FilterPolicy, multipliedOut, type Scope } from '../rules/filterPolicy.ts';
import { fitsPolicy } from '../rules/filterPolicyMatch.ts';
import { readFilterPolicy } from '../rules/filterPolicyRead.ts';
import { compilePolicy } from '../rules/filterPolicySyntax.ts';
import { rejectionWords } from '../rules/filterPolicyWords.ts';
import { attributeLeaves, bodyLeaves } from '../rules/leaves.ts';
import matching from './filterMatching.json';
import validation from './filterValidation.json';

interface MatchingCase {
  source: string;
  scope: Scope;
  policy: object;
  body: string;
  attributes?: Record<string, MessageAttributeValue>;
  delivered: boolean;
}

interface ValidationCase {
  source: string;
  call?: 'Subscribe' | 'SetSubscriptionAttributes';
  scope?: Scope;
  policy: string;
  accepted: boolean;
  message?: string;
  message_core?: string;
}

const isOfEngineAlone = ({ source }: { source: string }) => source.startsWith('event-ruler');

function policyOf(text: string, scope: Scope, hasLimits: boolean): FilterPolicy {
  const read = hasLimits ? readFilterPolicy(text, scope) : compilePolicy(text);
  if (typeof read === 'string') throw new Error(read);
  if ('alternatives' in read) return read;
  const clauses: Clauses = read;
  return { scope, clauses, alternatives: multipliedOut(clauses) };
}

describe('[SNS-50][SNS-54] what gets through, as recorded', () => {
  const cases = (matching as unknown as MatchingCase[]).map((recorded, index) => ({
    ...recorded,
    name: `${index}: ${JSON.stringify(recorded.policy).slice(0, 80)} and ${recorded.body.slice(0, 40)}`,
  }));

  test.each(cases)('$name', (recorded) => {
    const policy = policyOf(JSON.stringify(recorded.policy), recorded.scope, !isOfEngineAlone(recorded));
    const leaves =
      recorded.scope === 'MessageBody' ? bodyLeaves(recorded.body) : attributeLeaves(recorded.attributes);
    expect(fitsPolicy(policy, leaves)).toBe(recorded.delivered);
    // Whatever is rejected has its clause.
    if (!recorded.delivered) expect(rejectionWords(policy, leaves, 1)).toMatch(/\w/);
  });
});

describe('[SNS-61][SNS-62][SNS-64] what SNS takes and refuses, as recorded', () => {
  const cases = (validation as unknown as ValidationCase[]).map((recorded, index) => ({
    ...recorded,
    name: `${index}: ${recorded.policy.slice(0, 100)}`,
  }));

  test.each(cases)('$name', (recorded) => {
    const said = verdict(recorded);
    if (recorded.accepted) expect(said).toBeUndefined();
    else expect(said).toBe(recorded.message ?? recorded.message_core);
  });

  function verdict(recorded: ValidationCase): string | undefined {
    // An empty text is no policy: everything gets through.
    if (recorded.policy === '') return undefined;
    if (isOfEngineAlone(recorded)) return sentenceIn(compilePolicy(recorded.policy));
    // Those sent with SetSubscriptionAttributes went to subscriptions with a scope that fits.
    const isSet = recorded.call === 'SetSubscriptionAttributes';
    const scope = recorded.scope ?? (isSet ? 'MessageBody' : 'MessageAttributes');
    const prefix = isSet ? 'Invalid parameter: ' : 'Invalid parameter: Attributes Reason: ';
    const sentence = sentenceIn(readFilterPolicy(recorded.policy, scope));
    return sentence && prefix + sentence;
  }

  function sentenceIn(read: unknown): string | undefined {
    return typeof read === 'string' ? read : undefined;
  }
});

/** Present where the recordings were handed over, beside the repository; a clone has the copies alone. */
const shared = new URL('../../../../../shared/cases/', import.meta.url);

describe.runIf(existsSync(shared))('the copies are the recordings, word for word', () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(name, shared), 'utf8')) as { cases: { stale?: unknown }[] };

  test.each([
    ['sns-filter-matching.json', matching],
    ['sns-filter-validation.json', validation],
  ])('%s', (name, copy) => {
    expect(copy).toEqual(read(name).cases.filter(({ stale }) => stale === undefined));
  });
});
