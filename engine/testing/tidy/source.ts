/** A source file as the house rules see it: its text, its syntax tree, and where in it something is. */
import { parseSync } from 'vite';

/** One broken rule: where, what, and what to do about it. */
export interface Problem {
  rule: Rule;
  file: string;
  line: number;
  sentence: string;
}

export type Rule = 'imports' | 'names' | 'dead' | 'services' | 'places' | 'colours';

/** Every file of the project that has text, by its path from the root, with forward slashes. */
export type Files = ReadonlyMap<string, string>;

export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

export interface Source {
  path: string;
  text: string;
  tree: Node;
}

const parsed = new Map<string, Source>();

export function parse(path: string, text: string): Source {
  const known = parsed.get(path);
  if (known?.text === text) return known;
  // A file that does not parse fails the type check with a better message than any of ours.
  const tree = parseSync(path, text).program as unknown as Node;
  const source = { path, text, tree };
  parsed.set(path, source);
  return source;
}

export function isScript(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Visits every node, outer ones first. */
export function walk(node: Node, visit: (node: Node, parent: Node | undefined) => void, parent?: Node): void {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, node);
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** The text of a string literal, or of a template without holes. */
export function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return undefined;
  const quasis = node.quasis as { value: { cooked: string } }[];
  return quasis.length === 1 ? quasis[0]?.value.cooked : undefined;
}

/** The name of an identifier. */
export function nameOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Identifier' ? (node.name as string) : undefined;
}

/** The name of the member that is read: `a.b` and `a['b']`. */
export function memberOf(node: Node): string | undefined {
  return node.computed ? textOf(node.property) : nameOf(node.property);
}
