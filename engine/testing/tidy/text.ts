/** What the text of a file must not say, whatever its language. */
import { type Files, isScript, isTest, lineAt, type Problem, parse, textOf, walk } from './source.ts';

// Put together from pieces, so that this file does not break its own rule.
const slash = '/';
const placePatterns: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(String.raw`(?<![\w.@)}\]-])${slash}(?:work|root|home|Users)${slash}[\w.]`, 'g'),
    'names a place on one machine. Use a path from the project, or an address from import.meta.url.',
  ],
  [
    /\b(?:registry|npm|artifactory|nexus|mirrors?)\.[a-z0-9.-]*[a-z0-9-]\.(?:org|com|net|io|dev|cn|local|internal|corp|lan)\b/g,
    'names a host of packages. Leave it out: everybody uses their own.',
  ],
];

/** No machine's paths and no registries' names: the project is the same wherever it is. */
export function placeProblems(files: Files): Problem[] {
  const problems: Problem[] = [];
  for (const [file, text] of files) {
    for (const [pattern, sentence] of placePatterns) {
      for (const match of text.matchAll(pattern)) {
        problems.push({
          rule: 'places',
          file,
          line: lineAt(text, match.index),
          sentence: `${match[0]} ${sentence}`,
        });
      }
    }
    if (file !== 'package-lock.json') continue;
    const at = text.search(/"resolved": "http/);
    if (at === -1) continue;
    const sentence =
      'records download addresses. Run npm install in the project folder, so that its .npmrc is read.';
    problems.push({ rule: 'places', file, line: lineAt(text, at), sentence });
  }
  return problems;
}

const colourHome = 'app/ui/tokens.css';
const colourFunction = String.raw`\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(\s*[\d.+-]`;
const colourHex = String.raw`#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b`;

/** A colour has a name and one place, so that a theme is one file. */
export function colourProblems(files: Files): Problem[] {
  const problems: Problem[] = [];
  for (const [file, text] of files) {
    if (!/^(app|engine)\/(?!testing\/)/.test(file) || file === colourHome || isTest(file)) continue;
    for (const { literal, offset } of coloursIn(file, text)) {
      const sentence = `has the colour ${literal}. Name it in ${colourHome} and say var(--name).`;
      problems.push({ rule: 'colours', file, line: lineAt(text, offset), sentence });
    }
  }
  return problems;
}

interface Colour {
  literal: string;
  offset: number;
}

function coloursIn(file: string, text: string): Colour[] {
  if (file.endsWith('.css')) return coloursInCss(text);
  if (!isScript(file)) return [];
  const found: Colour[] = [];
  walk(parse(file, text).tree, (node) => {
    if (!['Literal', 'TemplateElement', 'JSXText'].includes(node.type)) return;
    const words = textOf(node) ?? (node.value as { cooked?: string } | null)?.cooked ?? '';
    // In a script `#` also begins anchors, private names and numbers of issues: only what stands alone is a colour.
    const pattern = new RegExp(String.raw`(?<![\w&/#.-]|url\()${colourHex}(?![\w-])|${colourFunction}`, 'gi');
    for (const match of words.matchAll(pattern)) found.push({ literal: match[0], offset: node.start });
  });
  return found;
}

/** Values only: `#face { … }` is a selector, and a comment paints nothing. */
function coloursInCss(text: string): Colour[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const pattern = new RegExp(`(?:(?<!url\\()${colourHex}|${colourFunction})(?=[^{}]*[;}])`, 'gi');
  return [...bare.matchAll(pattern)].map((match) => ({ literal: match[0], offset: match.index }));
}
