import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { planted } from './tidy/planted.ts';
import type { Files, Rule } from './tidy/source.ts';
import { complaints, exceptions, rules } from './tidy.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const withText =
  /(^|\/)(\.[a-z]+|run|LICENSE)$|\.(tsx?|mjs|js|json|css|html|md|svg|txt|ya?ml|sh|webmanifest)$/;

/** What git tracks, or would: neither packages nor what was built. */
function readProject(): Files {
  const present = listFiles().filter((path) => withText.test(path) && existsSync(`${root}${path}`));
  return new Map(present.map((path) => [path, readFileSync(`${root}${path}`, 'utf8')]));
}

function listFiles(): string[] {
  const args = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).split('\0');
  } catch {
    // A downloaded archive has no git; what matters here lies in these folders.
    return ['package.json', 'index.html', ...['app', 'engine', 'e2e', 'public', '.ci'].flatMap(filesUnder)];
  }
}

function filesUnder(folder: string): string[] {
  if (!existsSync(`${root}${folder}`)) return [];
  return readdirSync(`${root}${folder}`, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}

describe('the house is in order', () => {
  const files = readProject();

  test.each(Object.keys(rules) as Rule[])('%s', (rule) => {
    expect(complaints(rule, files)).toEqual([]);
  });

  test('every exception has its reason', () => {
    expect(exceptions.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  test('the files were found', () => {
    expect(files.has('package.json') && files.has('engine/testing/tidy.ts')).toBe(true);
  });
});

describe('each rule sees what is planted', () => {
  const titled = planted.map((project) => [`${project.rule}: ${project.title}`, project] as const);

  test.each(titled)('%s', (_title, { rule, files, expected }) => {
    const found = complaints(rule, new Map(Object.entries(files)), []);
    expect(found).toEqual(expected.map((words) => expect.stringMatching(words)));
  });

  test('every rule has a planted failure', () => {
    const proven = new Set(planted.filter(({ expected }) => expected.length > 0).map(({ rule }) => rule));
    expect([...proven].sort()).toEqual(Object.keys(rules).sort());
  });

  test('an exception silences one rule in one file, and an idle one is a complaint', () => {
    const files = new Map([['engine/kernel/a.ts', 'Math.random();']]);
    const excepting = (rule: Rule, file: string) => [{ rule, file, reason: 'to see whether it works' }];
    expect(complaints('names', files, excepting('names', 'engine/kernel/a.ts'))).toEqual([]);
    expect(complaints('names', files, excepting('imports', 'engine/kernel/a.ts'))).toHaveLength(1);
    expect(complaints('names', files, excepting('names', 'engine/kernel/b.ts'))).toEqual([
      expect.stringMatching(/^engine\/kernel\/a\.ts:1/),
      expect.stringMatching(/Delete the exception/),
    ]);
  });

  test('folders that do not exist yet are no complaint', () => {
    for (const rule of Object.keys(rules) as Rule[]) expect(complaints(rule, new Map(), [])).toEqual([]);
  });
});
