/**
 * npm run bench [-- --minutes 10]: the figures of the design's table that exist so far, as JSON. Ratios are taken within one run; absolute
 * figures belong to the machine named beside them.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureInChromium } from './bench/browser.ts';
import { measureEngine } from './bench/measure.ts';
import { measurePage } from './bench/page.ts';
import { measureUse } from './bench/use.ts';

// The whole session takes ten minutes; a shorter one shows long tasks as well, and growth less surely.
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '1' } } });
const { minutes } = values;

const chromiumPath = process.env.INFLIGHT_CHROMIUM ?? '/usr/bin/chromium';

const report = {
  machine: { processor: cpus()[0]?.model, cores: cpus().length, node: process.version },
  firstSteps: {
    singleLifecyclesPerSecond: 60_000,
    ratioToBareLoop: 0.12,
    seekMsP95: 100,
    framesPerSecondWith2000Tokens: 60,
    fullStreamCoreShare: 0.5,
    framesPerSecondWithFullStream: 60,
    shellGzipKiB: 240,
    firstMovementMs: 1_500,
    framesPerSecondWith5000Tokens: 60,
    longTasksInSession: 0,
  },
  chromiumWorker: await measureInChromium(chromiumPath),
  node: measureEngine(() => performance.now()),
  page: await measurePage(chromiumPath),
  use: await measureUse(chromiumPath, Number(minutes)),
};
console.log(JSON.stringify(report, null, 2));
