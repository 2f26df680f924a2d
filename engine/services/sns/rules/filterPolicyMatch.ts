/** Does a message fit a filter policy? On the path of every publish and subscription: nothing is read anew here. */
import { isInRange } from './cidr.ts';
import type { Condition, FilterPolicy, NumericBound, Pattern, Scalar } from './filterPolicy.ts';
import type { Leaves, Place } from './leaves.ts';

/** @param leaves undefined where the body is no JSON object: it fits no policy (SNS-53) */
export function fitsPolicy(policy: FilterPolicy, leaves: Leaves | undefined): boolean {
  return leaves !== undefined && policy.alternatives.some((conditions) => fitsAll(conditions, leaves));
}

function fitsAll(conditions: readonly Condition[], leaves: Leaves): boolean {
  for (const condition of conditions) if (!fitsCondition(condition, leaves)) return false;
  return !leaves.hasPlaces || fitTogether(conditions, leaves, 0, []);
}

/** SNS-51: one of the values of the key is in the message, or the key is not and need not be. */
export function fitsCondition(condition: Condition, leaves: Leaves): boolean {
  const found = leaves.byPath.get(condition.path);
  if (found === undefined) return condition.allowsAbsence;
  for (const { value } of found) if (fitsSome(condition.patterns, value)) return true;
  return false;
}

/** Values out of different elements of one array do not make one match: {"items": [{"a": 1}, {"b": 2}]} has no item with both. */
function fitTogether(
  conditions: readonly Condition[],
  leaves: Leaves,
  index: number,
  taken: readonly Place[],
): boolean {
  const condition = conditions[index];
  if (!condition) return true;
  const found = leaves.byPath.get(condition.path);
  if (found === undefined)
    return condition.allowsAbsence && fitTogether(conditions, leaves, index + 1, taken);
  return found.some(
    ({ value, places }) =>
      fitsSome(condition.patterns, value) &&
      agree(places, taken) &&
      fitTogether(conditions, leaves, index + 1, places.length === 0 ? taken : [...taken, ...places]),
  );
}

function agree(places: readonly Place[], taken: readonly Place[]): boolean {
  return places.every(({ array, element }) =>
    taken.every((other) => other.array !== array || other.element === element),
  );
}

function fitsSome(patterns: readonly Pattern[], value: Scalar): boolean {
  for (const pattern of patterns) if (fits(pattern, value)) return true;
  return false;
}

function fits(pattern: Pattern, value: Scalar): boolean {
  switch (pattern.kind) {
    case 'equals':
      return value === pattern.value;
    case 'prefix':
      return typeof value === 'string' && value.startsWith(pattern.text);
    case 'suffix':
      return typeof value === 'string' && value.endsWith(pattern.text);
    case 'equalsIgnoreCase':
      return typeof value === 'string' && value.toLowerCase() === pattern.text;
    case 'anythingBut':
      return !pattern.values.includes(value as string | number);
    case 'anythingButPrefix':
      return !(typeof value === 'string' && value.startsWith(pattern.text));
    case 'numeric':
      return typeof value === 'number' && pattern.bounds.every((bound) => isWithin(value, bound));
    case 'exists':
      return true;
    case 'absent':
      return false;
    case 'cidr':
      return typeof value === 'string' && isInRange(value, pattern.range);
  }
}

function isWithin(value: number, { operator, value: bound }: NumericBound): boolean {
  switch (operator) {
    case '=':
      return value === bound;
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
  }
}
