/**
 * Access policies of queues and topics: the part of AWS's policy language that lets one service call another.
 *
 * Read: Effect, Principal ("*", Service, AWS), Action, Resource, and the conditions ArnEquals, ArnLike, StringEquals and
 * StringLike over aws:SourceArn and aws:SourceAccount. A condition with another operator or key is never met.
 */
import type { PolicyStatement, ServicePrincipal } from '../kernel/service.ts';

export interface AccessPolicy {
  statements: readonly PolicyStatement[];
}

export interface AccessRequest {
  principal: ServicePrincipal;
  /** "sqs:SendMessage" */
  action: string;
  resourceArn: string;
}

/** The policy in a text, or the sentence that says why it is none. The empty text is the empty policy. */
export function parsePolicy(text: string): AccessPolicy | string {
  if (text.trim() === '') return { statements: [] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'The policy is not valid JSON.';
  }
  if (!isObject(value)) return 'The policy is not a JSON object.';
  const { Statement: statement } = value;
  if (statement === undefined) return 'The policy has no Statement.';
  const statements = Array.isArray(statement) ? statement : [statement];
  for (const each of statements) {
    if (!isObject(each)) return 'A statement of the policy is not a JSON object.';
    if (each.Effect !== 'Allow' && each.Effect !== 'Deny')
      return 'A statement of the policy has no Effect "Allow" or "Deny".';
  }
  return { statements: statements as PolicyStatement[] };
}

const read = new Map<string, AccessPolicy | string>();
const readMax = 200;

/** The same, read once: a policy is asked about with every message. */
export function readPolicy(text: string): AccessPolicy | string {
  const known = read.get(text);
  if (known !== undefined) return known;
  if (read.size >= readMax) read.clear();
  const policy = parsePolicy(text);
  read.set(text, policy);
  return policy;
}

/** SQS-120: nothing is allowed that no statement allows, and a statement that denies wins. */
export function isAllowed(policy: AccessPolicy, request: AccessRequest): boolean {
  const meant = policy.statements.filter((statement) => isMeant(statement, request));
  return meant.some(({ Effect }) => Effect === 'Allow') && !meant.some(({ Effect }) => Effect === 'Deny');
}

/** The statement that lets a service call on behalf of one resource, as the AWS console writes it (SQS-123). */
export function allowStatement(allowed: {
  sid: string;
  service: string;
  action: string;
  resourceArn: string;
  sourceArn: string;
}): PolicyStatement {
  return {
    Sid: allowed.sid,
    Effect: 'Allow',
    Principal: { Service: allowed.service },
    Action: allowed.action,
    Resource: allowed.resourceArn,
    Condition: { ArnEquals: { 'aws:SourceArn': allowed.sourceArn } },
  };
}

/** The policy with one statement more; one of the same Sid is replaced. */
export function withStatement(text: string, statement: PolicyStatement): string {
  const policy = parsePolicy(text);
  // What is no policy is the learner's to mend: it is not thrown away.
  if (typeof policy === 'string') return text;
  return written([...others(policy, statement.Sid), statement]);
}

/** The policy without the statement of that Sid; empty when none is left. */
export function withoutStatement(text: string, sid: string): string {
  const policy = parsePolicy(text);
  if (typeof policy === 'string') return text;
  const left = others(policy, sid);
  if (left.length === policy.statements.length) return text;
  return left.length === 0 ? '' : written(left);
}

function others(policy: AccessPolicy, sid: unknown): readonly PolicyStatement[] {
  return policy.statements.filter((statement) => statement.Sid !== sid);
}

function written(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}

function isMeant(statement: PolicyStatement, { principal, action, resourceArn }: AccessRequest): boolean {
  return (
    hasPrincipal(statement.Principal, principal) &&
    listOf(statement.Action).some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())) &&
    (statement.Resource === undefined ||
      listOf(statement.Resource).some((pattern) => isLike(resourceArn, pattern))) &&
    meetsConditions(statement.Condition, principal)
  );
}

function hasPrincipal(value: unknown, principal: ServicePrincipal): boolean {
  if (value === '*') return true;
  if (!isObject(value)) return false;
  // A service is not of the account: "AWS" means accounts, users and roles, and only "*" among them means everybody.
  return listOf(value.Service).includes(principal.service) || listOf(value.AWS).includes('*');
}

const readers: Readonly<Record<string, (value: string, pattern: string) => boolean>> = {
  ArnEquals: isLike,
  ArnLike: isLike,
  StringEquals: (value, pattern) => value === pattern,
  StringLike: isLike,
};

function meetsConditions(value: unknown, principal: ServicePrincipal): boolean {
  if (value === undefined) return true;
  if (!isObject(value)) return false;
  const known = new Map([
    ['aws:sourcearn', principal.sourceArn],
    ['aws:sourceaccount', principal.sourceAccount],
  ]);
  return Object.entries(value).every(([operator, keys]) => {
    const reads = Object.hasOwn(readers, operator) ? readers[operator] : undefined;
    if (!reads || !isObject(keys)) return false;
    return Object.entries(keys).every(([key, patterns]) => {
      const found = known.get(key.toLowerCase());
      return found !== undefined && listOf(patterns).some((pattern) => reads(found, pattern));
    });
  });
}

function listOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((each) => typeof each === 'string');
}

/** `*` stands for any text, `?` for one character. No regular expression: a hostile one could take for ever. */
function isLike(text: string, pattern: string): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let retryAt = 0;
  while (at < text.length) {
    const wanted = pattern[place];
    if (wanted === '*') {
      star = place++;
      retryAt = at;
    } else if (wanted === '?' || wanted === text[at]) {
      at++;
      place++;
    } else if (star >= 0) {
      // The last star takes one character more.
      place = star + 1;
      at = ++retryAt;
    } else return false;
  }
  while (pattern[place] === '*') place++;
  return place === pattern.length;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
