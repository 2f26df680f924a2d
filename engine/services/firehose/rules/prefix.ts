/** How keys of objects begin: fixed text and expressions `!{namespace:value}` (FH-22). */
import { type Calendar, calendarAt } from '../../../kernel/time.ts';

const expression = /!\{([^}:]*):?([^}]*)\}/g;
const dateExpression = '!{timestamp:yyyy/MM/dd/HH/}';
export const errorTypeExpression = '!{firehose:error-output-type}';
const randomExpression = '!{firehose:random-string}';

/** What is wrong with the two prefixes, as a sentence; undefined when nothing is. */
export function prefixProblem(prefix: string, errorPrefix: string): string | undefined {
  const problem = expressionProblem('Prefix', prefix) ?? expressionProblem('ErrorOutputPrefix', errorPrefix);
  if (problem) return problem;
  if (prefix.includes(errorTypeExpression)) return `Prefix cannot contain ${errorTypeExpression}.`;
  const hasExpressions = prefix.includes('!{') || errorPrefix.includes('!{');
  if (!hasExpressions) return undefined;
  if (errorPrefix === '') return 'ErrorOutputPrefix must be specified when Prefix contains expressions.';
  if (!errorPrefix.includes(errorTypeExpression)) {
    return `ErrorOutputPrefix must contain at least one instance of ${errorTypeExpression}.`;
  }
  return undefined;
}

function expressionProblem(name: string, prefix: string): string | undefined {
  for (const [whole, namespace, value = ''] of prefix.matchAll(expression)) {
    if (whole === errorTypeExpression || whole === randomExpression) continue;
    if (namespace === 'timestamp' && value !== '' && isDatePattern(value)) continue;
    return `${name} contains the expression ${whole}, which is not valid.`;
  }
  return prefix.replace(expression, '').includes('!{')
    ? `${name} contains an unclosed expression.`
    : undefined;
}

/** Without a timestamp in it the date follows. */
export function prefixTemplate(prefix: string): string {
  return prefix.includes('!{timestamp:') ? prefix : prefix + dateExpression;
}

/** Fixed text alone is followed by the kind of error and the date; left out, it is that of the good records. */
export function errorPrefixTemplate(prefix: string, errorPrefix: string): string {
  if (errorPrefix.includes('!{')) return errorPrefix;
  return `${errorPrefix || prefix}${errorTypeExpression}/${dateExpression}`;
}

/** @param random gives a text of eleven characters, each time another */
export function evaluate(template: string, atMs: number, errorType: string, random: () => string): string {
  return template.replace(expression, (whole, namespace: string, value: string) => {
    if (namespace === 'timestamp') return dateWords(value, atMs);
    return whole === errorTypeExpression ? errorType : random();
  });
}

const fields: Readonly<Record<string, keyof Calendar>> = {
  y: 'year',
  M: 'month',
  d: 'day',
  H: 'hour',
  m: 'minute',
  s: 'second',
};
const part = /'([^']*)'|([A-Za-z])\2*|[^A-Za-z']+/g;

/** Of the letters of Java's DateTimeFormatter those that are numbers, at most two of each and four of the year. */
function isDatePattern(pattern: string): boolean {
  if (pattern.replace(part, '') !== '') return false;
  return [...pattern.matchAll(part)].every(
    ([text, , letter]) => letter === undefined || (letter in fields && (text.length <= 2 || text === 'yyyy')),
  );
}

/** `yyyy/MM/dd` of a moment of virtual time, in UTC. */
function dateWords(pattern: string, atMs: number): string {
  const calendar = calendarAt(atMs);
  return pattern.replace(part, (text, quoted: string | undefined, letter: string | undefined) => {
    if (letter === undefined) return quoted ?? text;
    const digits = String(calendar[fields[letter] as keyof Calendar]);
    return text === 'yy' ? digits.slice(-2) : digits.padStart(text.length, '0');
  });
}

/** FH-23: "delivery-1-2026-01-01-00-05-00-" and a UUID. */
export function objectName(stream: string, version: number, atMs: number, id: string): string {
  return `${stream}-${version}-${dateWords('yyyy-MM-dd-HH-mm-ss', atMs)}-${id}`;
}
