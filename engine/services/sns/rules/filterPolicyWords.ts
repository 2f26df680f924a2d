/** Filter policies in short words: what a gate lets through, and which clause rejected a message. */
import type { Origin } from '../../../kernel/service.ts';
import type { Clauses, Condition, FilterPolicy, Pattern, Scalar } from './filterPolicy.ts';
import { fitsCondition } from './filterPolicyMatch.ts';
import type { Leaves } from './leaves.ts';

const listedMax = 4;
const textMax = 40;

/** One line a key: "type: order | refund", "price: > 100", "vip: exists". */
export function filterWords({ clauses }: FilterPolicy): readonly string[] {
  return [...clauses.conditions.map(lineOf), ...clauses.choices.map(choiceLine)];
}

function lineOf({ path, patterns }: Condition): string {
  return `${path}: ${listed(patterns.map(shortly), ' | ')}`;
}

function choiceLine(options: readonly Clauses[]): string {
  return options.map(optionWords).join(' or ');
}

function optionWords({ conditions, choices }: Clauses): string {
  return `(${[...conditions.map(lineOf), ...choices.map(choiceLine)].join(', ')})`;
}

function shortly(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'equals':
      return typeof pattern.value === 'string' ? cut(pattern.value) || '""' : String(pattern.value);
    case 'prefix':
      return `${cut(pattern.text)}…`;
    case 'suffix':
      return `…${cut(pattern.text)}`;
    case 'equalsIgnoreCase':
      return `${cut(pattern.text)} (any case)`;
    case 'anythingBut':
      return `not ${listed(pattern.values.map(String).map(cut), ', ')}`;
    case 'anythingButPrefix':
      return `not ${cut(pattern.text)}…`;
    case 'numeric':
      return boundsOf(pattern);
    case 'exists':
      return 'exists';
    case 'absent':
      return 'absent';
    case 'cidr':
      return `in ${pattern.text}`;
  }
}

function boundsOf({ bounds }: Pattern & { kind: 'numeric' }): string {
  return bounds.map(({ operator, value }) => `${operator} ${value}`).join(' and ');
}

/**
 * Why a message was rejected, for one that was: 'type is "refund", wanted "order"', 'price 12 is not > 100',
 * 'm12 has no attribute "priority"'.
 */
export function rejectionWords(policy: FilterPolicy, leaves: Leaves | undefined, origin: Origin): string {
  if (leaves === undefined) return `the body of m${origin} is not a JSON object`;
  const what = policy.scope === 'MessageBody' ? 'field' : 'attribute';
  const say = (condition: Condition) => clauseOf(condition, leaves, origin, what);
  const failing = policy.clauses.conditions.find((condition) => !fitsCondition(condition, leaves));
  if (failing) return say(failing);
  const firstFailures = policy.alternatives.flatMap(
    (conditions) => conditions.find((condition) => !fitsCondition(condition, leaves)) ?? [],
  );
  // Every key is satisfied by itself: then it is values of different elements of an array that satisfy them.
  if (firstFailures.length < policy.alternatives.length)
    return `no one element of an array in m${origin} has all that is wanted`;
  return listed([...new Set(firstFailures.map(say))], '; ');
}

function clauseOf(condition: Condition, leaves: Leaves, origin: Origin, what: string): string {
  const { path, patterns } = condition;
  const found = leaves.byPath.get(path);
  if (found === undefined) return `m${origin} has no ${what} "${path}"`;
  const values = listed(
    found.map(({ value }) => quoted(value)),
    ', ',
  );
  const [only] = patterns;
  if (patterns.length === 1 && only?.kind === 'absent') return `${path} is ${values}, wanted none`;
  if (
    patterns.length === 1 &&
    only?.kind === 'numeric' &&
    found.every(({ value }) => typeof value === 'number')
  )
    return `${path} ${values} is not ${boundsOf(only)}`;
  return `${path} is ${values}, wanted ${listed(patterns.map(wanted), ' or ')}`;
}

function wanted(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'equals':
      return quoted(pattern.value);
    case 'prefix':
      return `a text beginning ${quoted(pattern.text)}`;
    case 'suffix':
      return `a text ending ${quoted(pattern.text)}`;
    case 'equalsIgnoreCase':
      return `${quoted(pattern.text)} in any case`;
    case 'anythingBut':
      return `anything but ${listed(pattern.values.map(quoted), ' or ')}`;
    case 'anythingButPrefix':
      return `anything but a text beginning ${quoted(pattern.text)}`;
    case 'numeric':
      return `a number ${boundsOf(pattern)}`;
    case 'exists':
      return 'anything';
    case 'absent':
      return 'none';
    case 'cidr':
      return `an address in ${pattern.text}`;
  }
}

function quoted(value: Scalar): string {
  return typeof value === 'string' ? `"${cut(value)}"` : String(value);
}

function cut(text: string): string {
  return text.length > textMax ? `${text.slice(0, textMax)}…` : text;
}

function listed(words: readonly string[], between: string): string {
  const more = words.length - listedMax;
  const shown = words.slice(0, listedMax).join(between);
  return more > 0 ? `${shown} and ${more} more` : shown;
}
