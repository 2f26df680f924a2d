/** Small broken projects, one for each thing a house rule must see, and sound ones that it must let be. */
import type { Rule } from './source.ts';

export interface Planted {
  rule: Rule;
  title: string;
  files: Record<string, string>;
  /** How each complaint begins and what it says, in order. Empty: nothing is wrong. */
  expected: RegExp[];
}

function imports(title: string, path: string, text: string, ...expected: RegExp[]): Planted {
  return { rule: 'imports', title, files: { [path]: text }, expected };
}

function names(title: string, text: string, ...expected: RegExp[]): Planted {
  return { rule: 'names', title, files: { 'engine/kernel/a.ts': text }, expected };
}

const importCases: Planted[] = [
  imports(
    'engine → app',
    'engine/engine.ts',
    "\nimport '../app/session.ts';",
    /^engine\/engine\.ts:2 .*knows nothing of the page/,
  ),
  imports(
    'engine → app, type',
    'engine/engine.ts',
    "import type { A } from '../app/session.ts';",
    /knows nothing of the page/,
  ),
  imports(
    'engine → app, import()',
    'engine/engine.ts',
    "await import('../app/a.ts');",
    /knows nothing of the page/,
  ),
  imports(
    'engine → app, import type in place',
    'engine/engine.ts',
    "type A = import('../app/a.ts').A;",
    /knows nothing/,
  ),
  imports(
    'engine → app, re-export',
    'engine/index.ts',
    "export * from '../app/a.ts';",
    /knows nothing of the page/,
  ),
  imports(
    'engine → react',
    'engine/metrics/a.ts',
    "import { useState } from 'react';",
    /react: this package is not/,
  ),
  imports(
    'engine → node',
    'engine/kernel/a.ts',
    "import { readFileSync } from 'node:fs';",
    /node:fs: this package is not/,
  ),
  imports(
    'kernel → aws',
    'engine/kernel/a.ts',
    "import type { A } from '../aws/arn.ts';",
    /kernel knows no service/,
  ),
  imports(
    'kernel test → service',
    'engine/kernel/a.test.ts',
    "import '../services/sqs/index.ts';",
    /kernel knows no service/,
  ),
  imports(
    'aws → service',
    'engine/aws/a.ts',
    "import '../services/sqs/limits.ts';",
    /engine\/aws may import engine\/kernel/,
  ),
  imports(
    'a folder without a line',
    'engine/novel/a.ts',
    "import '../kernel/a.ts';",
    /has no line in the import table/,
  ),
  imports('engine → worker', 'engine/engine.ts', "import './worker/host.ts';", /guest of the engine/),
  imports(
    'service → testing',
    'engine/services/sqs/a.ts',
    "import '../../testing/a.ts';",
    /guest of the engine/,
  ),
  imports(
    'service → model of another',
    'engine/services/sns/a.ts',
    "import type { A } from '../sqs/model.ts';",
    /only engine\/services\/sqs\/contract\.ts/,
  ),
  imports(
    'service → contract, as value',
    'engine/services/sns/a.ts',
    "import { A } from '../sqs/contract.ts';",
    /write `import type`/,
  ),
  imports(
    'service → the list',
    'engine/services/sns/a.ts',
    "import '../index.ts';",
    /does not know the list/,
  ),
  imports(
    'service → engine',
    'engine/services/sns/a.ts',
    "import type { A } from '../../engine.ts';",
    /only from engine\/kernel, engine\/aws/,
  ),
  imports(
    'the list → inside of a service',
    'engine/services/index.ts',
    "import './sqs/model.ts';",
    /the list of services/,
  ),
  imports(
    'app → inside of the engine',
    'app/document/a.ts',
    "import type { A } from '../../engine/scenario.ts';",
    /by engine\/index\.ts alone/,
  ),
  imports(
    'pane → worker',
    'app/canvas/a.ts',
    "new URL('../../engine/worker/worker.ts', import.meta.url);",
    /only app\/simulation knows/,
  ),
  imports(
    'simulation → worker, imported',
    'app/simulation/a.ts',
    "import type { A } from '../../engine/worker/worker.ts';",
    /by address/,
  ),
  imports(
    'pane → pane',
    'app/inspector/a.tsx',
    "import { B } from '../timeline/B.tsx';",
    /panes do not know each other/,
  ),
  imports(
    'portrait → canvas',
    'app/services/sqs/a.tsx',
    "import '../../canvas/B.tsx';",
    /panes do not know each other/,
  ),
  imports('ui → pane', 'app/ui/a.tsx', "import '../gallery/B.tsx';", /stands below the panes/),
  imports('app → node', 'app/ui/a.ts', "import 'node:fs';", /a page has no Node/),
  {
    rule: 'imports',
    title: 'what is allowed',
    files: {
      'engine/engine.ts': "import './kernel/a.ts'; import './services/index.ts'; import './metrics/a.ts';",
      'engine/kernel/a.ts': "import ln from '@stdlib/math-base-special-ln'; import './b.ts';",
      'engine/kernel/a.test.ts': "import { test } from 'vitest'; import '../testing/a.ts';",
      'engine/services/index.ts':
        "import { sqs } from './sqs/index.ts'; import type { S } from '../kernel/service.ts';",
      'engine/services/sns/actions/publish.ts':
        "import type { A } from '../../sqs/contract.ts'; import '../../../aws/arn.ts'; import '../model.ts';",
      'engine/services/sns/a.test.ts': "import '../../testing/testWorld.ts'; import '../sqs/limits.ts';",
      'engine/worker/worker.ts': "import { expose } from 'comlink'; import '../engine.ts';",
      'engine/node/sim.ts': "import 'node:fs'; import '../testing/simulate.ts';",
      'app/simulation/client.ts':
        "import { wrap } from 'comlink'; new URL('../../engine/worker/worker.ts', import.meta.url); import '../../engine/index.ts';",
      'app/simulation/b.ts': "import W from '../../engine/worker/worker.ts?worker';",
      'app/canvas/Card.tsx':
        "import '../services/sqs/QueueStrip.tsx'; import '../ui/Button.tsx'; import '../session.ts';",
      'app/App.tsx': "import './canvas/Canvas.tsx'; import './inspector/Inspector.tsx';",
    },
    expected: [],
  },
];

const nameCases: Planted[] = [
  names(
    'the clock',
    'Date.now();\nnew Date(0);\nperformance.now();',
    /:1 says Date\.now/,
    /:2 says new Date/,
    /:3 says perf/,
  ),
  names('chance', 'Math.random();', /^engine\/kernel\/a\.ts:1 says Math\.random: use ctx\.random/),
  names('chance by the long way', "globalThis.Math['random']();", /says Math\.random/),
  names('chance taken apart', 'const { random } = Math;', /says Math\.random/),
  names('chance handed on', 'const draw = Math.random;', /says Math\.random/),
  names('crypto', 'crypto.randomUUID();', /says \.randomUUID/),
  names(
    'inexact arithmetic',
    'Math.log(2) + Math.exp(2) + Math.pow(2, 3) + Math.sin(1) + Math.cos(1);',
    /log/,
    /exp/,
    /pow/,
    /sin/,
    /cos/,
  ),
  names('powers', 'const a = 1.5 ** 3;', /says \*\*/),
  names('language', "'a'.localeCompare('b');", /says \.localeCompare/),
  names(
    'timers',
    'setTimeout(f, 1); setInterval(f, 1); requestAnimationFrame(f);',
    /setTimeout/,
    /setInterval/,
    /requestA/,
  ),
  names(
    'page and network',
    "fetch('x'); localStorage.x; document.body; window.top;",
    /fetch/,
    /local/,
    /document/,
    /window/,
  ),
  names(
    'what is allowed',
    `// Date.now() and Math.random() are spoken of here only: 'fetch('.
     const said = 'Math.random()'; ctx.fetch(1); Math.floor(1.5); 2 ** 31; ctx.document.window;
     function open(document: Scenario) { return document.version; }`,
  ),
  {
    rule: 'names',
    title: 'where clocks are allowed',
    files: {
      'engine/worker/host.ts': 'performance.now();',
      'engine/node/sim.ts': 'Date.now();',
      'engine/kernel/a.test.ts': 'Math.sin(1);',
      'app/a.ts': 'Date.now();',
    },
    expected: [],
  },
];

const deadCases: Planted[] = [
  {
    rule: 'dead',
    title: 'a file that nothing reaches',
    files: { 'app/ui/Old.tsx': 'export {};', 'engine/kernel/old.ts': 'export {};' },
    expected: [/^app\/ui\/Old\.tsx:1 is reached from nowhere/, /^engine\/kernel\/old\.ts:1 /],
  },
  {
    rule: 'dead',
    title: 'two files that only reach each other',
    files: { 'app/a.ts': "import './b.ts';", 'app/b.ts': "import './a.ts';" },
    expected: [/^app\/a\.ts/, /^app\/b\.ts/],
  },
  {
    rule: 'dead',
    title: 'every way to be reached',
    files: {
      'index.html': '<script type="module" src="/app/main.tsx"></script>',
      'app/main.tsx': "import './App.tsx'; const lessons = import.meta.glob('./lessons/*/index.ts');",
      'app/App.tsx': "new Worker(new URL('./lab/sandbox.ts', import.meta.url));",
      'app/lab/sandbox.ts': "import('./sdk.ts');",
      'app/lab/sdk.ts': "export type { A } from './types.ts';",
      'app/lab/types.ts': 'export type A = 1;',
      'app/lessons/first/index.ts': 'export {};',
      'app/env.d.ts': 'declare module "x";',
      'engine/worker/worker.ts': "import '../engine.ts';",
      'engine/engine.ts': 'export {};',
      'engine/node/sim.ts': "import '../testing/simulate.ts';",
      'engine/testing/simulate.ts': 'export {};',
      'engine/testing/a.test.ts': "import './help.ts';",
      'engine/testing/help.ts': 'export {};',
    },
    expected: [],
  },
];

const soundService = {
  'engine/services/index.ts': "import { sqs } from './sqs/index.ts';",
  'engine/services/sqs/README.md':
    '# SQS\n\n## Rules followed\n\n- SQS-01 waits\n\n| `SQS-02` | hides |\n\n## Left out\n\n- SQS-03\n',
  'engine/services/sqs/index.ts': '',
  'engine/services/sqs/face.ts': '',
  'engine/services/sqs/view.ts': '',
  'engine/services/sqs/actions/send.ts': '',
  'engine/services/sqs/actions/send.test.ts':
    "test('[SQS-01] waits', f); test.each([1])('[SQS-02, SQS-03] hides %s', f);",
};
const readme = soundService['engine/services/sqs/README.md'];

function service(title: string, change: Record<string, string>, ...expected: RegExp[]): Planted {
  return { rule: 'services', title, files: { ...soundService, ...change }, expected };
}

const serviceCases: Planted[] = [
  service('a sound one', {}),
  service(
    'not listed',
    { 'engine/services/index.ts': '' },
    /^engine\/services\/index\.ts:1 does not list the service sqs/,
  ),
  service(
    'without parts',
    {
      'engine/services/index.ts': "import './sqs/index.ts'; import './s3/index.ts';",
      'engine/services/s3/view.ts': '',
    },
    /^engine\/services\/s3\/README\.md:1 is missing/,
    /s3\/index\.ts:1 is missing/,
    /s3\/face\.ts:1 is missing/,
  ),
  service(
    'an action without a test',
    { 'engine/services/sqs/actions/purge.ts': '' },
    /purge\.ts:1 has no test.*purge\.test\.ts/,
  ),
  service(
    'a rule without a test',
    { 'engine/services/sqs/README.md': readme.replace('waits', 'waits\n- SQS-09 x') },
    /README\.md:6 claims to follow SQS-09/,
  ),
  service(
    'a rule cited in a skipped test only',
    { 'engine/services/sqs/actions/send.test.ts': "test('[SQS-01] a', f); test.skip('[SQS-02] b', f);" },
    /README\.md:7 claims to follow SQS-02/,
  ),
  service(
    'a rule cited in a comment only',
    { 'engine/services/sqs/actions/send.test.ts': "// [SQS-01]\ntest('[SQS-02] a', f);" },
    /README\.md:5 claims to follow SQS-01/,
  ),
  service(
    'a number that no list has',
    { 'engine/services/sqs/README.md': `${readme}\nSee SQS-77.\n` },
    /README\.md:13 speaks of SQS-77/,
  ),
  service(
    'a test that cites what is not listed',
    { 'engine/services/sqs/a.test.ts': "\nit('[SQS-88] x', f);" },
    /^engine\/services\/sqs\/a\.test\.ts:2 cites SQS-88/,
  ),
  service(
    'a rule listed twice',
    { 'engine/services/sqs/README.md': `${readme}- SQS-01\n` },
    /README\.md:12 lists SQS-01 twice/,
  ),
];

// In pieces, for the reason given in `text.ts`.
const elsewhere = ['', 'work', 'main'].join('/');
const host = ['registry', 'example', 'com'].join('.');

const textCases: Planted[] = [
  {
    rule: 'places',
    title: "a machine's path",
    files: { 'README.md': `one\nsee ${elsewhere}/a` },
    expected: [/^README\.md:2 .* one machine/],
  },
  {
    rule: 'places',
    title: 'a registry',
    files: { '.npmrc': `a=https://${host}/` },
    expected: [/^\.npmrc:1 .*host of packages/],
  },
  {
    rule: 'places',
    title: 'addresses in the lock file',
    files: { 'package-lock.json': '{\n"resolved": "https://a/b.tgz"' },
    expected: [/^package-lock\.json:2 records/],
  },
  {
    rule: 'places',
    title: 'what is allowed',
    files: { 'a.md': 'docs/home/a is my/home/b; registry.get.all()' },
    expected: [],
  },
  {
    rule: 'colours',
    title: 'colours in css',
    files: { 'app/a.css': 'a {\n  color: #fff;\n  background: rgb(1 2 3);\n  fill: hsl(1 2% 3%) }' },
    expected: [/^app\/a\.css:2 .*#fff/, /:3 .*rgb/, /:4 .*hsl/],
  },
  {
    rule: 'colours',
    title: 'colours in scripts',
    files: {
      'app/a.tsx': 'const a = \'#1E2a3b\';\nconst b = <i style={{ color: `rgba(0,0,0,.5)` }} fill="#abc" />;',
    },
    expected: [/:1 .*#1E2a3b/, /:2 .*rgba/, /:2 .*#abc/],
  },
  {
    rule: 'colours',
    title: 'what is allowed',
    files: {
      'app/ui/tokens.css': ':root { --paper: #fff; }',
      'app/a.css': '/* #fff */ #face { color: var(--ink); fill: url(#abc); }',
      'app/a.ts':
        "class A { #abc = 1; } // #fff\nconst a = ['url(#abc)', 'var(--ink)', 'issue/#123', '#subject'];",
      'app/a.test.ts': "const a = '#fff';",
    },
    expected: [],
  },
];

export const planted: readonly Planted[] = [
  ...importCases,
  ...nameCases,
  ...deadCases,
  ...serviceCases,
  ...textCases,
];
