/**
 * A violated contract in the service's words. A value of the wrong type is said by whoever reads the JSON
 * (SerializationException, in the names of Java's types); a value out of bounds by whoever validates the request.
 */
import type { Shape, Violation } from '../../kernel/shape.ts';

/** What cannot be read is said first, and alone; all else in one sentence. */
export function violationRefusal(violations: readonly Violation[]): { code: string; sentence: string } {
  const wrong = violations.find(({ kind }) => kind === 'type');
  return wrong
    ? { code: 'SerializationException', sentence: unreadable(wrong) }
    : { code: 'ValidationException', sentence: validationSentence(violations) };
}

/** "2 validation errors detected: Value … failed to satisfy constraint: …; Value …" */
export function validationSentence(violations: readonly Violation[]): string {
  const plural = violations.length === 1 ? '' : 's';
  const each = violations.map(
    ({ found, path, ...violation }) =>
      `Value ${quoted(found)} at '${memberPath(path)}' failed to satisfy constraint: Member must ${constraint(violation)}`,
  );
  return `${violations.length} validation error${plural} detected: ${each.join('; ')}`;
}

function quoted(found: unknown): string {
  if (found === undefined || found === null) return 'null';
  return `'${Array.isArray(found) ? (found.length === 0 ? '[]' : '[...]') : found}'`;
}

/** "Records[2].PartitionKey" → "records.3.member.partitionKey" */
function memberPath(path: string): string {
  return path
    .split('.')
    .map((step) => step.charAt(0).toLowerCase() + step.slice(1))
    .join('.')
    .replace(/\[(\d+)\]/g, (_, index: string) => `.${Number(index) + 1}.member`);
}

function constraint({ kind, shape }: Pick<Violation, 'kind' | 'shape'>): string {
  const { min, max } = shape as { min?: number; max?: number };
  const what = shape.type === 'integer' || shape.type === 'number' ? 'value' : 'length';
  switch (kind) {
    case 'tooSmall':
      return `have ${what} greater than or equal to ${min}`;
    case 'tooLarge':
      return `have ${what} less than or equal to ${max}`;
    case 'oneOf':
      return `satisfy enum value set: [${(shape as { oneOf: readonly string[] }).oneOf.join(', ')}]`;
    case 'pattern':
      return `satisfy regular expression pattern: ${(shape as { pattern: RegExp }).pattern.source.replace(/^\^\(\?:(.*)\)\$$/, '$1')}`;
    default:
      return 'not be null';
  }
}

function unreadable({ found, shape, path }: Violation): string {
  if (Array.isArray(found)) return 'Start of list found where not expected';
  const isPart = typeof found === 'object' && found !== null;
  if (isPart) return 'Start of structure or map found where not expected.';
  if (shape.type === 'list' || shape.type === 'object') return 'Expected null';
  return `${javaClass(found)} can not be converted to ${javaTarget(shape, path)}`;
}

function javaClass(found: unknown): string {
  if (typeof found === 'boolean') return 'class java.lang.Boolean';
  if (typeof found === 'string') return 'class java.lang.String';
  return 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber';
}

function javaTarget(shape: Shape, path: string): string {
  if (/(^|\.)Data$/.test(path)) return 'a Blob';
  if (/Timestamp$/.test(path)) return 'milliseconds since epoch';
  return shape.type === 'string' ? 'an String' : 'an Integer';
}
