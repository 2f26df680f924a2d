/**
 * Names the engine must not speak, because what they answer differs from machine to machine or from run to run. Lint
 * bans the globals by themselves; here stand their members and what only the syntax shows.
 */
import {
  type Files,
  isNode,
  isScript,
  isTest,
  lineAt,
  memberOf,
  type Node,
  nameOf,
  type Problem,
  parse,
  type Source,
  textOf,
  walk,
} from './source.ts';

const clock = 'use ctx.nowMs';
const chance = 'use ctx.random or ctx.mintId';
const later = 'what happens later is data: use ctx.wake';
const page = 'the engine has no page and no network: use ctx.call, or do it in engine/worker';
const inexact = 'its last digit differs between browsers: use @stdlib, or integers';
const wording =
  'its answer depends on the language of the machine: compare with < and >, and word it in the page';

const members: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Date: { now: clock },
  performance: { now: clock },
  Math: {
    random: chance,
    // All that the language leaves to the implementation.
    ...Object.fromEntries(
      'acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow sin sinh tan tanh'
        .split(' ')
        .map((name) => [name, inexact]),
    ),
  },
};

/** Whole objects: any member of theirs, and any call. */
const globals: Readonly<Record<string, string>> = {
  setTimeout: later,
  setInterval: later,
  setImmediate: later,
  queueMicrotask: later,
  requestAnimationFrame: later,
  fetch: page,
  localStorage: page,
  sessionStorage: page,
  document: page,
  window: page,
  crypto: chance,
  Intl: wording,
};

/** Members of any object. */
const anywhere: Readonly<Record<string, string>> = {
  localeCompare: wording,
  toLocaleString: wording,
  toLocaleDateString: wording,
  toLocaleTimeString: wording,
  randomUUID: chance,
};

export function nameProblems(files: Files): Problem[] {
  const problems: Problem[] = [];
  for (const [path, text] of files) {
    if (!isScript(path) || !/^engine\//.test(path) || isTest(path) || /^engine\/(worker|node)\//.test(path))
      continue;
    const source = parse(path, text);
    const own = declaredIn(source);
    walk(source.tree, (node) => {
      for (const { what, instead } of spokenBy(node, own)) {
        const sentence = `says ${what}: ${instead}.`;
        problems.push({ rule: 'names', file: path, line: lineAt(text, node.start), sentence });
      }
    });
  }
  return problems;
}

interface Spoken {
  what: string;
  instead: string;
}

function spokenBy(node: Node, own: ReadonlySet<string>): Spoken[] {
  switch (node.type) {
    case 'MemberExpression':
      return memberSpoken(node, own);
    case 'CallExpression':
      return globalSpoken(nameOf(node.callee), '()', own);
    case 'NewExpression':
      return nameOf(node.callee) === 'Date' ? [{ what: 'new Date()', instead: clock }] : [];
    case 'VariableDeclarator':
      return takenApart(node);
    case 'BinaryExpression':
      return node.operator === '**' && !isExact(node) ? [{ what: '**', instead: inexact }] : [];
    default:
      return [];
  }
}

function memberSpoken(node: Node, own: ReadonlySet<string>): Spoken[] {
  const member = memberOf(node);
  if (member === undefined) return [];
  const general = lookUp(anywhere, member);
  if (general) return [{ what: `.${member}`, instead: general }];
  const object = ownerOf(node.object);
  if (object === undefined || own.has(object)) return [];
  const instead = lookUp(lookUp(members, object) ?? {}, member);
  return instead ? [{ what: `${object}.${member}`, instead }] : globalSpoken(object, `.${member}`, own);
}

/** `Math`, also when reached as `globalThis.Math`. */
function ownerOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  const isByTheLongWay =
    node.type === 'MemberExpression' && ['globalThis', 'self'].includes(nameOf(node.object) ?? '');
  return isByTheLongWay ? memberOf(node) : nameOf(node);
}

function globalSpoken(name: string | undefined, what: string, own: ReadonlySet<string>): Spoken[] {
  const instead = name === undefined || own.has(name) ? undefined : lookUp(globals, name);
  return instead ? [{ what: `${name}${what}`, instead }] : [];
}

/** `const { random } = Math` */
function takenApart({ id, init }: Node): Spoken[] {
  const object = nameOf(init);
  if (object === undefined || !isNode(id) || id.type !== 'ObjectPattern') return [];
  const banned = lookUp(members, object) ?? {};
  return (id.properties as Node[]).flatMap((property) => {
    const member = nameOf(property.key) ?? textOf(property.key) ?? '';
    const instead = lookUp(banned, member);
    return instead ? [{ what: `${object}.${member}`, instead }] : [];
  });
}

/** Powers of two are exact everywhere, and so is arithmetic with big integers. */
function isExact({ left, right }: Node): boolean {
  return (isNode(left) && left.value === 2) || [left, right].some((side) => isNode(side) && 'bigint' in side);
}

/** A file's own `document` is a scenario, say, and not the page. */
function declaredIn({ tree }: Source): Set<string> {
  const own = new Set<string>();
  const add = (node: unknown): void => {
    if (!isNode(node)) return;
    if (node.type === 'Identifier') own.add(node.name as string);
    else if (node.type === 'ObjectPattern')
      for (const property of node.properties as Node[]) add(property.value ?? property.argument);
    else if (node.type === 'ArrayPattern') for (const element of node.elements as unknown[]) add(element);
    else add(node.left ?? node.argument ?? node.parameter);
  };
  walk(tree, (node) => {
    if (node.type === 'VariableDeclarator') add(node.id);
    if (node.type.startsWith('Import') && isNode(node.local)) add(node.local);
    if (/Function|TSParameterProperty/.test(node.type) && Array.isArray(node.params))
      node.params.forEach(add);
  });
  return own;
}

/** An own entry: `constructor` is no banned name. */
function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
