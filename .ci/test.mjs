// npm test: every check there is, one stage after the other. The last line is the sum.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, chromium, installPackages, main, run, Trouble, tool } from './lib.mjs';

const reports = mkdtempSync(join(tmpdir(), 'inflight-'));
const sum = { passed: 0, failed: 0, skipped: 0 };

/** Runs one stage, tells how it went, and returns whether all of it passed. */
async function stage(title, work) {
  console.log(`\n▶ ${title}`);
  const startedMs = Date.now();
  const result = await work().catch((error) => ({
    counts: { passed: 0, failed: 1, skipped: 0 },
    output: error instanceof Trouble ? error.message : String(error?.stack ?? error),
  }));
  const { counts } = result;
  for (const key of Object.keys(sum)) sum[key] += counts[key];
  const isGood = counts.failed === 0;
  if (!isGood || result.isTold) console.log(result.output.trimEnd());
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  const mark = !isGood ? '✗' : counts.passed > 0 ? '✓' : '–';
  console.log(`${mark} ${title}: ${inWords(counts)} (${seconds} s)`);
  return isGood;
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A stage that is one program: it passes or fails as a whole. */
async function whole(program, args, minutes = 10) {
  const { code, output } = await run(program, args, { minutes });
  return { counts: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, output };
}

/** A stage that counts for itself, in a JSON report. */
async function counted(program, args, env, report, count) {
  const { code, output } = await run(program, args, { env, minutes: 40 });
  let counts;
  try {
    counts = count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { counts: { passed: 0, failed: 1, skipped: 0 }, output: `${output}\nNo report was written.` };
  }
  // A crash between tests fails the run without failing a test; a run without tests proves nothing.
  const isUncounted = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  const why = code !== 0 ? `The run ended with code ${code}.` : 'No test was run.';
  return isUncounted ? { counts: { ...counts, failed: 1 }, output: `${output}\n${why}` } : { counts, output };
}

function countUnits(report) {
  // A test file that cannot be loaded has no tests to fail; it counts as one.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function countJourneys({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

function units() {
  const report = join(reports, 'units.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return counted(tool('vitest'), args, {}, report, countUnits);
}

async function journeys() {
  const report = join(reports, 'journeys.json');
  const env = { INFLIGHT_CHROMIUM: await chromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const args = [
    'test',
    '--config',
    'e2e/playwright.config.ts',
    '--reporter=line,json',
    '--pass-with-no-tests',
  ];
  return counted(tool('playwright'), args, env, report, countJourneys);
}

/** What cannot be tried, because what it needs has failed. */
async function skippedBecause(why) {
  return { counts: { passed: 0, failed: 0, skipped: 1 }, output: why, isTold: true };
}

await main(async () => {
  checkNode();
  try {
    await installPackages();
  } catch (error) {
    console.log(error instanceof Trouble ? error.message : error);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
  await stage('types', () => whole(tool('tsc'), ['--noEmit', '--pretty', 'false']));
  await stage('lint and format', () => whole(tool('biome'), ['ci', '--colors=off', '.']));
  await stage('lock file', () => whole('npm', ['ci', '--dry-run', '--include=dev']));
  await stage('unit tests', units);
  const isBuilt = await stage('build', () => whole(tool('vite'), ['build']));
  await stage('browser journeys', () =>
    isBuilt ? journeys() : skippedBecause('Not tried, because the build failed.'),
  );
  rmSync(reports, { recursive: true, force: true });
  console.log(`\n${inWords(sum)}`);
  process.exit(sum.failed > 0 ? 1 : 0);
});
