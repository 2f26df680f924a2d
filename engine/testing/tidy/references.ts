/** Which other modules a source file names, in every way a module can be named. */
import { posix } from 'node:path';
import { isNode, lineAt, memberOf, type Node, nameOf, type Source, textOf, walk } from './source.ts';

export interface Reference {
  /** As written. */
  specifier: string;
  /** Path from the root, for our own files; undefined for packages. */
  target: string | undefined;
  line: number;
  /** `address`: by URL, which starts a module elsewhere and shares nothing with it. */
  how: 'value' | 'type' | 'address';
}

export function referencesOf({ path, text, tree }: Source): Reference[] {
  const found: Reference[] = [];
  walk(tree, (node) => {
    for (const { specifier, how } of namedBy(node)) {
      found.push({ specifier, how, target: resolve(path, specifier), line: lineAt(text, node.start) });
    }
  });
  return found;
}

/** The file that an import in `from` means. Packages and files from `public/` have none. */
function resolve(from: string, specifier: string): string | undefined {
  const bare = specifier.replace(/\?.*$/, '');
  return bare.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), bare)) : undefined;
}

function namedBy(node: Node): { specifier: string; how: Reference['how'] }[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return one(node.source, [node.importKind, node.exportKind].includes('type') ? 'type' : 'value');
    case 'ImportExpression':
      return one(node.source, 'value');
    case 'TSImportType':
      return one(node.source ?? node.argument, 'type');
    case 'NewExpression':
      return isOwnUrl(node) ? one((node.arguments as Node[])[0], 'address') : [];
    case 'CallExpression':
      return isMock(node) ? one((node.arguments as Node[])[0], 'value') : globbed(node);
    default:
      return [];
  }
}

function one(source: unknown, how: Reference['how']): { specifier: string; how: Reference['how'] }[] {
  const specifier = textOf(source);
  if (specifier === undefined) return [];
  // Vite's `?worker` and `?url` imports give an address, not the module.
  return [{ specifier, how: /\?(.*&)?(worker|sharedworker|url)\b/.test(specifier) ? 'address' : how }];
}

/** `new URL('./x.ts', import.meta.url)` */
function isOwnUrl(node: Node): boolean {
  const base = (node.arguments as Node[])[1];
  return (
    nameOf(node.callee) === 'URL' && isNode(base) && base.type === 'MemberExpression' && isMeta(base.object)
  );
}

function isMeta(node: unknown): boolean {
  return isNode(node) && node.type === 'MetaProperty';
}

/** `vi.mock('./x.ts')` and `vi.importActual('./x.ts')` */
function isMock(node: Node): boolean {
  const callee = node.callee as Node;
  return callee.type === 'MemberExpression' && nameOf(callee.object) === 'vi';
}

/** `import.meta.glob('./content/*.ts')` names many; each pattern stands as written, for `dead` to match. */
function globbed(node: Node): { specifier: string; how: Reference['how'] }[] {
  const callee = node.callee as Node;
  if (callee.type !== 'MemberExpression' || !isMeta(callee.object) || memberOf(callee) !== 'glob') return [];
  const first = (node.arguments as Node[])[0];
  const patterns = first?.type === 'ArrayExpression' ? (first.elements as Node[]) : [first];
  return patterns.flatMap((pattern) => one(pattern, 'value'));
}
