// Shared by start, test and e2e. Plain Node without packages, because it runs before there is a node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const onWindows = process.platform === 'win32';

/** No colours in a log: an undefined variable is left out of a child's environment. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined };

/** What a person can act on. Shown as one sentence, without a stack. */
export class Trouble extends Error {}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Trouble(`Node 20.19 or newer is needed; this is ${process.version}.`);
}

/** The path of a tool that npm installed. */
export function tool(name) {
  return join(root, 'node_modules', '.bin', onWindows ? `${name}.cmd` : name);
}

/**
 * Runs a program to its end. Resolves to `{ code, output }`; `show` also prints the output while it comes.
 * A program that outlives `minutes` is ended, so that a hang is a failure with a name.
 */
export function run(program, args, { env = {}, show = false, minutes = 60 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...plain, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: onWindows,
    });
    const chunks = [];
    const take = (chunk) => {
      chunks.push(chunk);
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    let late = false;
    const alarm = setTimeout(() => {
      late = true;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }, minutes * 60_000);
    const end = (code, last = '') => {
      clearTimeout(alarm);
      const words = late ? `\nEnded after ${minutes} minutes.` : last;
      resolve({ code: late ? 1 : code, output: Buffer.concat(chunks).toString('utf8') + words });
    };
    child.on('error', (error) => end(1, `\n${error.message}`));
    child.on('close', (code) => end(code ?? 1));
  });
}

/**
 * Whether node_modules is what package-lock.json says. Compares contents, not dates: a checkout sets every date anew.
 */
export function packagesAreFresh() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue;
    const found = present[path];
    // Optional packages are binaries for other platforms; npm leaves them out.
    if (!found && entry.optional) continue;
    if (!found || found.version !== entry.version || found.integrity !== entry.integrity) return false;
    if (!existsSync(join(root, path, 'package.json'))) return false;
  }
  return Object.keys(present).every((path) => path in wanted);
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

export async function installPackages() {
  if (packagesAreFresh()) return;
  console.log('Installing packages (npm ci) …');
  const { code, output } = await run('npm', ['ci', '--include=dev', '--no-fund', '--no-audit'], {
    minutes: 20,
  });
  if (code !== 0) throw new Trouble(`${output}\nnpm ci failed.`);
}

/** Chromium's path: the one named in INFLIGHT_CHROMIUM, Playwright's own, the system's, or one installed now. */
export async function chromium() {
  const named = process.env.INFLIGHT_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Trouble(`INFLIGHT_CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  return (await playwrightsOwn()) ?? systemChromium() ?? (await installChromium());
}

async function playwrightsOwn() {
  const { chromium: browser } = await import('@playwright/test');
  const path = browser.executablePath();
  return path && existsSync(path) ? path : undefined;
}

function systemChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return found ?? (isExecutable(macChrome) ? macChrome : undefined);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function installChromium() {
  const advice =
    'The browser journeys need Chromium. Install it (Debian: `sudo apt-get install chromium`; elsewhere: ' +
    '`npx playwright install chromium`), or name one in INFLIGHT_CHROMIUM.';
  if (spawnSync('apt-get', ['--version']).status !== 0) throw new Trouble(advice);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true']).status !== 0) throw new Trouble(advice);
  console.log('Installing Chromium (apt-get install chromium) …');
  const apt = (...args) => {
    const words = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return isRoot
      ? run(words[0], words.slice(1), { minutes: 20 })
      : run('sudo', ['-n', ...words], { minutes: 20 });
  };
  const update = await apt('update');
  // The bundled fonts cover the page; Liberation covers what falls back.
  const install = await apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
  const path = systemChromium();
  if (install.code !== 0 || !path) throw new Trouble(`${update.output}\n${install.output}\n${advice}`);
  return path;
}

/** Whether dist was built from the sources as they are. */
export function buildIsFresh() {
  const page = join(root, 'dist', 'index.html');
  if (!existsSync(page)) return false;
  const sources = [
    'app',
    'engine',
    'public',
    'index.html',
    'vite.config.ts',
    'tsconfig.json',
    'package-lock.json',
  ];
  return Math.max(...sources.map((name) => newest(join(root, name)))) <= statSync(page).mtimeMs;
}

/** The latest change in a file or folder. A folder's own date counts: it tells of deleted files. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

export async function build() {
  if (buildIsFresh()) return;
  console.log('Building the page …');
  const { code, output } = await run(tool('vite'), ['build']);
  if (code !== 0) throw new Trouble(`${output}\nThe build failed.`);
}

/** Runs a script's main function; trouble is told in its own words. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Trouble ? error.message : error);
    process.exit(1);
  }
}
