/** Files that nothing reaches: not the page, not the worker, not a tool for Node, not a test. */
import { referencesOf } from './references.ts';
import { type Files, isScript, isTest, type Problem, parse } from './source.ts';

export function deadProblems(files: Files): Problem[] {
  const scripts = [...files.keys()].filter((path) => isScript(path) && /^(app|engine)\//.test(path));
  const reached = reach(files, scripts);
  return scripts
    .filter((path) => !reached.has(path))
    .map((file) => ({
      rule: 'dead' as const,
      file,
      line: 1,
      sentence:
        'is reached from nowhere: not from index.html, the worker, engine/node or a test. Import it or delete it.',
    }));
}

function reach(files: Files, scripts: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const waiting = [...pageEntries(files), ...scripts.filter(isEntry)];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = files.get(path);
    if (text === undefined || reached.has(path) || !isScript(path)) continue;
    reached.add(path);
    for (const { target } of referencesOf(parse(path, text))) {
      if (target?.includes('*')) waiting.push(...scripts.filter((script) => matches(script, target)));
      else if (target) waiting.push(target);
    }
  }
  return reached;
}

/** The two wildcards that our `import.meta.glob` patterns use. */
function matches(path: string, glob: string): boolean {
  const wild = glob.split(/(\*\*\/|\*)/).map((part) => {
    if (part === '**/') return '(?:.*/)?';
    return part === '*' ? '[^/]*' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${wild.join('')}$`).test(path);
}

function isEntry(path: string): boolean {
  return isTest(path) || path === 'engine/worker/worker.ts' || /^engine\/node\/[^/]+\.ts$/.test(path);
}

function pageEntries(files: Files): string[] {
  const page = files.get('index.html') ?? '';
  return [...page.matchAll(/<script[^>]*\ssrc="\.?\/([^"]+)"/g)].map((match) => match[1] ?? '');
}
