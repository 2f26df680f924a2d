/** A second, small reading of filter policies on attributes: the operators that the random worlds use. */
import type { MessageAttributeValue } from '../../services/sqs/contract.ts';

type Attributes = Readonly<Record<string, MessageAttributeValue>>;
type Value = string | number;

/** Whether a message passes; undefined where the policy says what this reading does not know. */
export function passes(policy: string, attributes: Attributes = {}): boolean | undefined {
  if (policy === '') return true;
  const verdicts = Object.entries(JSON.parse(policy) as Record<string, unknown>).map(([name, clauses]) => {
    if (!Array.isArray(clauses)) return undefined;
    const found = clauses.map((clause) => fits(clause, valuesOf(attributes[name])));
    return found.includes(true) ? true : found.includes(undefined) ? undefined : false;
  });
  return verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
}

/** Undefined for an attribute that is not there. */
function valuesOf(attribute: MessageAttributeValue | undefined): readonly Value[] | undefined {
  if (!attribute) return undefined;
  const text = attribute.StringValue ?? '';
  if (attribute.DataType === 'Number') return [Number(text)];
  return attribute.DataType === 'String.Array' ? (JSON.parse(text) as Value[]) : [text];
}

function fits(clause: unknown, values: readonly Value[] | undefined): boolean | undefined {
  if (typeof clause !== 'object' || clause === null) return values?.includes(clause as Value) ?? false;
  const [[operator, operand] = []] = Object.entries(clause);
  if (operator === 'exists') return (values !== undefined) === operand;
  if (values === undefined) return operator === undefined ? undefined : false;
  switch (operator) {
    case 'anything-but':
      return values.some((value) => ![operand].flat().includes(value));
    case 'prefix':
      return values.some((value) => typeof value === 'string' && value.startsWith(String(operand)));
    case 'numeric':
      return values.some((value) => typeof value === 'number' && isInRange(value, operand as Value[]));
    default:
      return undefined;
  }
}

/** ">", 10, "<=", 20 */
function isInRange(value: number, range: readonly Value[]): boolean {
  const compare: Readonly<Record<string, (bound: number) => boolean>> = {
    '=': (bound) => value === bound,
    '<': (bound) => value < bound,
    '<=': (bound) => value <= bound,
    '>': (bound) => value > bound,
    '>=': (bound) => value >= bound,
  };
  return range.every((sign, place) => place % 2 === 1 || compare[sign]?.(Number(range[place + 1])) === true);
}
