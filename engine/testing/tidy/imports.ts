/** Who may import whom. Type imports count: a type is knowledge too. */
import { type Reference, referencesOf } from './references.ts';
import { type Files, isScript, isTest, type Problem, parse } from './source.ts';

/** Panes meet through document, session and simulation, so that each can be read, and replaced, alone. */
const panes = ['canvas', 'inspector', 'timeline', 'gallery', 'services', 'lessons', 'lab'];
const panePairsAllowed = [['canvas', 'services']];

/** What stands below the panes. */
const belowPanes = ['simulation', 'document', 'ui'];

/** What each folder of the engine may import from other folders of the engine. Its own is always allowed. */
const engineFolders: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  aws: ['kernel'],
  programs: ['kernel', 'aws'],
  ledger: ['kernel'],
  lint: ['', 'aws', 'kernel', 'scenario', 'services'],
  facts: [],
  metrics: ['', 'kernel'],
  meter: ['', 'facts', 'kernel'],
  goals: ['kernel', 'metrics'],
  scenario: ['', 'aws', 'kernel', 'services'],
};

/** Packages for any part of the engine: pure JavaScript, the same answer everywhere, no clock and no page. */
const purePackages = ['@stdlib/', '@noble/hashes/'];

export function importProblems(files: Files): Problem[] {
  const problems: Problem[] = [];
  for (const [path, text] of files) {
    if (!isScript(path) || !/^(engine|app)\//.test(path)) continue;
    for (const reference of referencesOf(parse(path, text))) {
      const why = path.startsWith('engine/') ? engineWhy(path, reference) : appWhy(path, reference);
      if (!why) continue;
      const sentence = `imports ${reference.target ?? reference.specifier}: ${why}`;
      problems.push({ rule: 'imports', file: path, line: reference.line, sentence });
    }
  }
  return problems;
}

function engineWhy(path: string, { target, specifier, how }: Reference): string | undefined {
  if (target === undefined) return packageWhy(path, specifier);
  if (target.startsWith('app/')) {
    return 'the engine knows nothing of the page. Move what both need into engine/ and export it from engine/index.ts.';
  }
  if (!target.startsWith('engine/')) {
    return isOutside(path) ? undefined : 'the engine imports only from engine/.';
  }
  const here = engineFolder(path);
  const there = engineFolder(target);
  if (here === 'kernel') {
    if (there === 'kernel' || (isTest(path) && there === 'testing')) return undefined;
    return 'the kernel knows no service by name and imports only from engine/kernel.';
  }
  // The doors to Node and to the page, the tests and their tools see the whole engine.
  if (isOutside(path) || here === 'worker') return undefined;
  if (['worker', 'node', 'testing'].includes(there)) {
    return `engine/${there} is a guest of the engine, not a part of it. Turn the import round.`;
  }
  if (here === '') return undefined;
  if (here === 'services') return serviceWhy(path, target, how);
  if (here === 'programs' && there === 'services') return contractWhy(target, how);
  if (here === there || engineFolders[here]?.includes(there)) return undefined;
  const known = engineFolders[here];
  if (!known)
    return `engine/${here} has no line in the import table of engine/testing/tidy/imports.ts yet. Add one.`;
  return `engine/${here} may import ${known.length > 0 ? known.map((name) => `engine/${name}`).join(', ') : 'nothing'} besides its own files.`;
}

function serviceWhy(path: string, target: string, how: Reference['how']): string | undefined {
  const there = engineFolder(target);
  if (there === 'kernel') return undefined;
  const here = serviceOf(path);
  if (here === undefined) {
    return /^engine\/services\/([^/]+\/(index|card|notModelled)|cards)\.ts$/.test(target)
      ? undefined
      : 'the list of services imports only <name>/index.ts, <name>/card.ts, <name>/notModelled.ts, each other and the kernel.';
  }
  if (there === 'aws' || there === 'programs') return undefined;
  if (there !== 'services')
    return 'a service imports only from engine/kernel, engine/aws, engine/programs and its own folder.';
  const other = serviceOf(target);
  if (other === here) return undefined;
  return contractWhy(target, how);
}

function contractWhy(target: string, how: Reference['how']): string | undefined {
  const other = serviceOf(target);
  if (other === undefined) return 'a service does not know the list of services.';
  if (target !== `engine/services/${other}/contract.ts`) {
    return `of another service only engine/services/${other}/contract.ts may be imported, and only as types. Ask it with ctx.call.`;
  }
  return how === 'type'
    ? undefined
    : "write `import type`: another service's contract is known by its types only.";
}

/** Packages in the engine, and where. Everything else belongs to the page. */
function packageWhy(path: string, specifier: string): string | undefined {
  const bare = specifier.replace(/\?.*$/, '');
  if (purePackages.some((name) => bare.startsWith(name))) return undefined;
  if (isOutside(path) && /^(node:|vitest$|vitest\/|vite$|fast-check$|tsx$|@playwright\/test$)/.test(bare))
    return undefined;
  if (engineFolder(path) === 'worker' && bare === 'comlink') return undefined;
  return 'this package is not for this part of the engine, which runs in Node, in a test and in a worker alike. If it may, say so in engine/testing/tidy/imports.ts.';
}

function appWhy(path: string, { target, specifier, how }: Reference): string | undefined {
  if (target === undefined) {
    return specifier.startsWith('node:') && !isTest(path) ? 'a page has no Node.' : undefined;
  }
  if (target.startsWith('engine/')) return engineDoorWhy(path, target, how);
  const here = paneOf(path);
  const there = paneOf(target);
  if (there === undefined || here === there) return undefined;
  const folder = path.split('/')[1] ?? '';
  if (belowPanes.includes(folder)) {
    return `app/${folder} stands below the panes. Turn the import round, or move what both need to app/${folder}.`;
  }
  const isAllowed = panePairsAllowed.some(([from, to]) => from === here && to === there);
  if (here === undefined || isAllowed) return undefined;
  return 'panes do not know each other. Move what both need to app/ui, app/document or app/simulation, or let them meet in app/session.ts.';
}

function engineDoorWhy(path: string, target: string, how: Reference['how']): string | undefined {
  if (target === 'engine/index.ts') return undefined;
  if (isTest(path) && target.startsWith('engine/testing/')) return undefined;
  if (target === 'engine/worker/worker.ts' && path.startsWith('app/simulation/')) {
    return how === 'address'
      ? undefined
      : "name the worker by address: new URL('…/worker.ts', import.meta.url).";
  }
  if (target === 'engine/worker/worker.ts') return 'only app/simulation knows that there is a worker.';
  return 'the page knows the engine by engine/index.ts alone. Export there what is needed.';
}

/** Tests, their tools and the doors for Node: they run beside the engine, never in it. */
function isOutside(path: string): boolean {
  return isTest(path) || /^engine\/(testing|node)\//.test(path);
}

/** "kernel" for engine/kernel/x.ts, "" for engine/x.ts. */
function engineFolder(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? (parts[1] ?? '') : '';
}

/** "sqs" for engine/services/sqs/x.ts. */
function serviceOf(path: string): string | undefined {
  const parts = path.split('/');
  return parts.length > 3 ? parts[2] : undefined;
}

function paneOf(path: string): string | undefined {
  const [top, folder] = path.split('/');
  return top === 'app' && folder !== undefined && panes.includes(folder) ? folder : undefined;
}
