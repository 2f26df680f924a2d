// npm run bench: installs what is missing, builds, and measures.
import { build, checkNode, chromium, installPackages, main, run, tool } from './lib.mjs';

await main(async () => {
  checkNode();
  await installPackages();
  await build();
  const env = { INFLIGHT_CHROMIUM: await chromium() };
  const { code } = await run(tool('tsx'), ['engine/node/bench.ts', ...process.argv.slice(2)], {
    env,
    show: true,
  });
  process.exit(code);
});
