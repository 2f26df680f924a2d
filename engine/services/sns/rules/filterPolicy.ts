/** What a filter policy is once it has been read: plain values that never change, made once for each change of settings. */
import type { AddressRange } from './cidr.ts';

export type Scope = 'MessageAttributes' | 'MessageBody';

/** A value that a message can have at a place. */
export type Scalar = string | number | boolean | null;

/** One value in the list of a key (SNS-54). */
export type Pattern =
  | { kind: 'equals'; value: Scalar }
  | { kind: 'prefix' | 'suffix'; text: string }
  /** In lower case. */
  | { kind: 'equalsIgnoreCase'; text: string }
  | { kind: 'anythingBut'; values: readonly (string | number)[] }
  | { kind: 'anythingButPrefix'; text: string }
  | { kind: 'numeric'; bounds: readonly NumericBound[] }
  | { kind: 'exists' | 'absent' }
  | { kind: 'cidr'; text: string; range: AddressRange };

export interface NumericBound {
  operator: '=' | '<' | '<=' | '>' | '>=';
  value: number;
}

/** One key and its values: one of them has to fit. */
export interface Condition {
  /** Steps joined by dots: {"detail": {"scope": …}} is "detail.scope", as a field "detail.scope" is. */
  path: string;
  /** Steps to the key, from 1 (SNS-62). */
  depth: number;
  patterns: readonly Pattern[];
  /** True where the message may do without the key, because one of the patterns is `exists: false`. */
  allowsAbsence: boolean;
}

/** Conditions that all have to hold, and groups of alternatives (`$or`) of which one has to hold each. */
export interface Clauses {
  conditions: readonly Condition[];
  choices: readonly (readonly Clauses[])[];
}

export interface FilterPolicy {
  scope: Scope;
  clauses: Clauses;
  /** The policy multiplied out: one of these lists has to hold entirely. More than one only where there is `$or`. */
  alternatives: readonly (readonly Condition[])[];
}

/** Every way through the choices. */
export function multipliedOut(clauses: Clauses): readonly (readonly Condition[])[] {
  let ways: (readonly Condition[])[] = [clauses.conditions];
  for (const choice of clauses.choices) {
    const options = choice.flatMap(multipliedOut);
    ways = ways.flatMap((way) => options.map((option) => [...way, ...option]));
  }
  return ways;
}

/** SNS-62: values times depth, multiplied over keys; alternatives are added. */
export function combinationCount({ conditions, choices }: Clauses): number {
  const own = conditions.reduce((product, { patterns, depth }) => product * patterns.length * depth, 1);
  return choices.reduce(
    (product, choice) => product * choice.reduce((sum, option) => sum + combinationCount(option), 0),
    own,
  );
}
