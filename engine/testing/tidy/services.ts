/**
 * Every service has its parts, and keeps its promises: a rule that its README claims to follow is cited in the name of
 * a test beside it.
 */
import { posix } from 'node:path';
import { referencesOf } from './references.ts';
import {
  type Files,
  isTest,
  lineAt,
  type Node,
  nameOf,
  type Problem,
  parse,
  textOf,
  walk,
} from './source.ts';

const home = 'engine/services';
const parts = ['README.md', 'index.ts', 'face.ts', 'view.ts'];
const ruleId = /\b[A-Z][A-Z0-9]*-\d{1,3}\b/g;

export function serviceProblems(files: Files): Problem[] {
  const listed = new Set(listedIn(files).map((path) => path.split('/')[2]));
  const names = new Set([...files.keys()].flatMap((path) => serviceName(path) ?? []));
  return [...names].flatMap((name) => [
    ...partProblems(files, name),
    ...(listed.has(name)
      ? []
      : [
          problem(
            `${home}/index.ts`,
            1,
            `does not list the service ${name}. Import ./${name}/index.ts and add one line.`,
          ),
        ]),
    ...actionProblems(files, name),
    ...ruleProblems(files, name),
  ]);
}

function problem(file: string, line: number, sentence: string): Problem {
  return { rule: 'services', file, line, sentence };
}

function serviceName(path: string): string | undefined {
  return path.match(/^engine\/services\/([^/]+)\//)?.[1];
}

function listedIn(files: Files): string[] {
  const path = `${home}/index.ts`;
  const text = files.get(path);
  return text === undefined ? [] : referencesOf(parse(path, text)).flatMap(({ target }) => target ?? []);
}

function partProblems(files: Files, name: string): Problem[] {
  return parts
    .filter((part) => !files.has(`${home}/${name}/${part}`))
    .map((part) =>
      problem(
        `${home}/${name}/${part}`,
        1,
        'is missing: every service has one. Imitate the one of engine/services/sqs.',
      ),
    );
}

function actionProblems(files: Files, name: string): Problem[] {
  return [...files.keys()]
    .filter(
      (path) => posix.dirname(path) === `${home}/${name}/actions` && path.endsWith('.ts') && !isTest(path),
    )
    .filter((path) => !files.has(path.replace(/\.ts$/, '.test.ts')))
    .map((path) => problem(path, 1, `has no test beside it. Write ${posix.basename(path, '.ts')}.test.ts.`));
}

function ruleProblems(files: Files, name: string): Problem[] {
  const readme = `${home}/${name}/README.md`;
  const { listed, followed, spoken, doubles } = readRules(files.get(readme) ?? '');
  const cited = citedIn(files, name);
  const citedIds = new Set(cited.map(({ id }) => id));
  return [
    ...doubles.map(({ id, line }) => problem(readme, line, `lists ${id} twice. Keep one.`)),
    ...followed
      .filter(({ id }) => !citedIds.has(id))
      .map(({ id, line }) =>
        problem(
          readme,
          line,
          `claims to follow ${id}, which no test in the folder cites. Name a test "[${id}] …", or move the rule.`,
        ),
      ),
    ...spoken
      .filter(({ id }) => !listed.has(id))
      .map(({ id, line }) =>
        problem(
          readme,
          line,
          `speaks of ${id}, which none of its lists has. List it, followed or not, or mend the number.`,
        ),
      ),
    ...cited
      .filter(({ id }) => !listed.has(id))
      .map(({ id, file, line }) =>
        problem(
          file,
          line,
          `cites ${id}, which ${readme} does not list. List it under "Rules followed", or mend the number.`,
        ),
      ),
  ];
}

interface Mention {
  id: string;
  line: number;
}

interface Rules {
  /** Ids that begin a bullet or a table row, under whatever heading. */
  listed: Set<string>;
  /** Those of them under a heading "Rules followed". */
  followed: Mention[];
  /** Ids of the same family, anywhere in the text. Other services' rules are theirs to list. */
  spoken: Mention[];
  doubles: Mention[];
}

function readRules(text: string): Rules {
  const rules: Rules = { listed: new Set(), followed: [], spoken: [], doubles: [] };
  const mentions: Mention[] = [];
  let followedDepth = 0;
  text.split('\n').forEach((row, index) => {
    const line = index + 1;
    const heading = row.match(/^(#+)\s+(.*)/);
    if (heading) {
      const depth = heading[1]?.length ?? 0;
      if (/rules followed/i.test(heading[2] ?? '')) followedDepth = depth;
      else if (depth <= followedDepth) followedDepth = 0;
    }
    const id = row.match(/^\s*(?:[-*+|]|\d+\.)\s*[[`*]*([A-Z][A-Z0-9]*-\d{1,3})\b/)?.[1];
    if (id !== undefined) {
      if (rules.listed.has(id)) rules.doubles.push({ id, line });
      rules.listed.add(id);
      if (followedDepth > 0) rules.followed.push({ id, line });
    }
    mentions.push(...[...row.matchAll(ruleId)].map((match) => ({ id: match[0], line })));
  });
  const families = new Set([...rules.listed].map(familyOf));
  rules.spoken = mentions.filter(({ id }) => families.has(familyOf(id)));
  return rules;
}

function familyOf(id: string): string {
  return id.replace(/-\d+$/, '');
}

/** Ids in square brackets in the names of a service's tests: `test('[SQS-71] moves …')`. */
function citedIn(files: Files, name: string): (Mention & { file: string })[] {
  const found: (Mention & { file: string })[] = [];
  for (const [file, text] of files) {
    if (serviceName(file) !== name || !isTest(file)) continue;
    walk(parse(file, text).tree, (node) => {
      const title = node.type === 'CallExpression' && isTestCall(node.callee as Node) ? titleOf(node) : '';
      for (const bracket of title.match(/\[[^\]]*\]/g) ?? []) {
        for (const id of bracket.match(ruleId) ?? [])
          found.push({ id, file, line: lineAt(text, node.start) });
      }
    });
  }
  return found;
}

/** `test`, `it.only`, `test.each(rows)`, but not `test.skip` and `test.todo`: they prove nothing. */
function isTestCall(callee: Node): boolean {
  if (callee.type === 'CallExpression') return isTestCall(callee.callee as Node);
  if (callee.type === 'TaggedTemplateExpression') return isTestCall(callee.tag as Node);
  if (callee.type !== 'MemberExpression') return ['test', 'it', 'describe'].includes(nameOf(callee) ?? '');
  return !['skip', 'todo'].includes(nameOf(callee.property) ?? '') && isTestCall(callee.object as Node);
}

function titleOf(call: Node): string {
  const first = (call.arguments as Node[])[0];
  if (first?.type !== 'TemplateLiteral') return textOf(first) ?? '';
  return (first.quasis as { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked).join('…');
}
