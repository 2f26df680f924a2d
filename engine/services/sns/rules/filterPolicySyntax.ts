/**
 * From JSON to clauses, as AWS's open matching engine (event-ruler) compiles a rule: the same checks in the same order,
 * the same sentences, and the column at which its reader stands when it says no.
 */
import { readCidr } from './cidr.ts';
import type { Clauses, Condition, NumericBound, Pattern } from './filterPolicy.ts';
import { JsonFault, type JsonNode, placeWords, readJson } from './jsonReader.ts';

/** The clauses in a text, or the sentence that says why there are none. SNS's limits are not looked at. */
export function compilePolicy(text: string): Clauses | string {
  const source = `(String)"${text}"`;
  const node = readJson(text, source);
  const compiled = node instanceof JsonFault ? node : attempt(() => compileRoot(node));
  if (!(compiled instanceof JsonFault)) return compiled;
  const { sentence, at } = compiled;
  return at === nowhere ? sentence : `${sentence}\n at [Source: ${source}; ${placeWords(text, at)}]`;
}

/** A fault whose sentence names no place. */
const nowhere = -1;

function refuse(sentence: string, at: number): never {
  throw new JsonFault(sentence, at);
}

function attempt(compile: () => Clauses): Clauses | JsonFault {
  try {
    return compile();
  } catch (fault) {
    if (fault instanceof JsonFault) return fault;
    throw fault;
  }
}

function compileRoot(node: JsonNode): Clauses {
  return node.kind === 'object' ? compileObject(node, []) : refuse('Filter is not an object', node.seenAt);
}

function compileObject(node: JsonNode & { kind: 'object' }, steps: readonly string[]): Clauses {
  if (node.entries.length === 0) refuse('Empty objects are not allowed', node.endsAt);
  const conditions: Condition[] = [];
  const choices: Clauses[][] = [];
  for (const { name, value } of node.entries) {
    if (value.kind === 'object') {
      const inner = compileObject(value, [...steps, name]);
      conditions.push(...inner.conditions);
      choices.push(...(inner.choices as Clauses[][]));
    } else if (value.kind === 'array') {
      if (name === '$or' && isChoice(value)) choices.push(compileChoice(value, steps));
      else conditions.push(compileCondition([...steps, name], value));
    } else refuse(`"${name}" must be an object or an array`, value.seenAt);
  }
  return { conditions, choices };
}

const operators: Readonly<Record<string, (operand: JsonNode) => Pattern>> = {
  prefix: (operand) => ({ kind: 'prefix', text: textIn(operand, 'prefix') }),
  suffix: (operand) => ({ kind: 'suffix', text: textIn(operand, 'suffix') }),
  'equals-ignore-case': (operand) => ({
    kind: 'equalsIgnoreCase',
    text: textIn(operand, 'equals-ignore-case').toLowerCase(),
  }),
  'anything-but': compileAnythingBut,
  numeric: compileNumeric,
  exists: compileExists,
  cidr: compileCidr,
};

/** SNS-63: an array of objects whose names are no operators. Anything else makes `$or` an ordinary key. */
function isChoice({ items }: JsonNode & { kind: 'array' }): boolean {
  return items.every(
    (item) =>
      item.kind === 'object' &&
      item.entries.length > 0 &&
      !item.entries.some(({ name }) => Object.hasOwn(operators, name)),
  );
}

function compileChoice({ items, endsAt }: JsonNode & { kind: 'array' }, steps: readonly string[]): Clauses[] {
  const options = items.map((item) => compileObject(item as JsonNode & { kind: 'object' }, steps));
  if (options.length < 2) refuse('There must have at least 2 Objects in $or relationship.', endsAt);
  return options;
}

function compileCondition(steps: readonly string[], node: JsonNode & { kind: 'array' }): Condition {
  const patterns = node.items.map(compilePattern);
  if (patterns.length === 0) refuse('Empty arrays are not allowed', node.endsAt);
  return {
    path: steps.join('.'),
    depth: steps.length,
    patterns,
    allowsAbsence: patterns.some(({ kind }) => kind === 'absent'),
  };
}

function compilePattern(node: JsonNode): Pattern {
  switch (node.kind) {
    case 'string':
      return { kind: 'equals', value: node.text };
    case 'number':
      return { kind: 'equals', value: Number(node.text) };
    case 'literal':
      return { kind: 'equals', value: { true: true, false: false, null: null }[node.text] };
    case 'array':
      return refuse('Match value must be String, number, true, false, or null', node.seenAt);
    case 'object':
      return compileExpression(node);
  }
}

/** {"prefix": "a"} */
function compileExpression({ entries, endsAt }: JsonNode & { kind: 'object' }): Pattern {
  const [first, second] = entries;
  if (!first) return refuse('Match expression name not found', endsAt);
  const compile = Object.hasOwn(operators, first.name) ? operators[first.name] : undefined;
  if (!compile) return refuse(`Unrecognized match type ${first.name}`, first.value.seenAt);
  const pattern = compile(first.value);
  if (second) refuse('Only one key allowed in match expression', second.value.seenAt);
  return pattern;
}

function textIn(operand: JsonNode, operator: string): string {
  return operand.kind === 'string'
    ? operand.text
    : refuse(`${operator} match pattern must be a string`, operand.seenAt);
}

function compileExists(operand: JsonNode): Pattern {
  if (operand.kind !== 'literal' || operand.text === 'null')
    return refuse('exists match pattern must be either true or false.', operand.seenAt);
  return { kind: operand.text === 'true' ? 'exists' : 'absent' };
}

/** Recorded: a range that is no text is refused as a prefix would be, and one that is no range without its place. */
function compileCidr(operand: JsonNode): Pattern {
  const text = textIn(operand, 'prefix');
  const range = readCidr(text);
  return typeof range === 'string' ? refuse(range, nowhere) : { kind: 'cidr', text, range };
}

function compileAnythingBut(operand: JsonNode): Pattern {
  switch (operand.kind) {
    case 'string':
      return { kind: 'anythingBut', values: [operand.text] };
    case 'number':
      return { kind: 'anythingBut', values: [Number(operand.text)] };
    case 'object':
      return compileAnythingButPrefix(operand);
    case 'array':
      return compileAnythingButList(operand);
    default:
      return refuse('Value of anything-but must be an array or single string/number value.', operand.seenAt);
  }
}

function compileAnythingButList({ items, endsAt }: JsonNode & { kind: 'array' }): Pattern {
  const values = items.map((item) => {
    if (item.kind === 'string') return item.text;
    if (item.kind === 'number') return Number(item.text);
    return refuse('Inside anything but list, start|null|boolean is not supported.', item.seenAt);
  });
  if (new Set(values.map((value) => typeof value)).size !== 1) {
    refuse(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
      endsAt,
    );
  }
  return { kind: 'anythingBut', values };
}

/** SNS-55: of the operators that could stand inside, SNS takes `prefix` alone. */
function compileAnythingButPrefix({ entries, endsAt }: JsonNode & { kind: 'object' }): Pattern {
  const [first, second] = entries;
  if (!first) return refuse('Anything-But expression name not found', endsAt);
  if (first.name !== 'prefix')
    return refuse(`Unsupported anything-but pattern: ${first.name}`, first.value.seenAt);
  const text = textIn(first.value, first.name);
  if (text === '') refuse('Null prefix/suffix not allowed', first.value.endsAt);
  if (second) refuse('Only one key allowed in match expression', second.value.seenAt);
  return { kind: 'anythingButPrefix', text };
}

/** ["=", 5], [">", 0] or [">", 0, "<=", 100]. What is wrong is found when the reader is one item further on. */
function compileNumeric(operand: JsonNode): Pattern {
  if (operand.kind !== 'array') return refuse('Value of numeric must be an array.', operand.seenAt);
  const { items, endsAt } = operand;
  const [first, value, nextOperator] = items;
  const placeOf = (item: JsonNode | undefined) => item?.seenAt ?? endsAt;
  if (first?.kind !== 'string')
    return refuse(`Invalid member in numeric match: ${tokenOf(first)}`, placeOf(first));
  const operator = first.text;
  if (operator !== '=' && !/^[<>]/.test(operator))
    return refuse(`Unrecognized numeric range operator: ${operator}`, placeOf(value));
  const bound = numberIn(value, operator === '=' ? 'equals' : operator, placeOf(value));
  if (!nextOperator) {
    if (!isOperator(operator)) return refuse(`Unrecognized numeric range operator: ${operator}`, endsAt);
    return { kind: 'numeric', bounds: [{ operator, value: bound }] };
  }
  if (!operator.startsWith('>'))
    return refuse('Too many elements in numeric expression', nextOperator.seenAt);
  return compileRange(operator, bound, nextOperator, items.slice(3), endsAt);
}

function compileRange(
  operator: string,
  bottom: number,
  nextOperator: JsonNode,
  [last, surplus]: readonly JsonNode[],
  endsAt: number,
): Pattern {
  if (nextOperator.kind !== 'string')
    return refuse(`Bad value in numeric range: ${tokenOf(nextOperator)}`, nextOperator.seenAt);
  if (operator !== '>' && operator !== '>=')
    return refuse(`Bad numeric range operator: ${operator}`, nextOperator.endsAt);
  const upper = nextOperator.text;
  if (upper !== '<' && upper !== '<=')
    return refuse(`Bad numeric range operator: ${upper}`, nextOperator.endsAt);
  const top = numberIn(last, upper, last?.seenAt ?? endsAt);
  if (surplus) refuse('Too many terms in numeric range expression', surplus.seenAt);
  if (bottom >= top) refuse('Bottom must be less than top', endsAt);
  return {
    kind: 'numeric',
    bounds: [
      { operator, value: bottom },
      { operator: upper, value: top },
    ],
  };
}

function isOperator(text: string): text is NumericBound['operator'] {
  return ['=', '<', '<=', '>', '>='].includes(text);
}

function numberIn(node: JsonNode | undefined, operator: string, at: number): number {
  return node?.kind === 'number' ? Number(node.text) : refuse(`Value of ${operator} must be numeric`, at);
}

/** The text of a value's first token, as the reader gives it; "]" where the list ends. */
function tokenOf(node: JsonNode | undefined): string {
  if (!node) return ']';
  if (node.kind === 'object') return '{';
  return node.kind === 'array' ? '[' : node.text;
}
