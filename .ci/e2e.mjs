// npm run e2e: the browser journeys alone. Arguments go to Playwright: `npm run e2e -- firstMessage --headed`.
import { build, checkNode, chromium, installPackages, main, run, tool } from './lib.mjs';

await main(async () => {
  checkNode();
  await installPackages();
  await build();
  const env = { INFLIGHT_CHROMIUM: await chromium() };
  const args = ['test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)];
  const { code } = await run(tool('playwright'), args, { env, show: true });
  process.exit(code);
});
