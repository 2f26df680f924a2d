// npm start: install what is missing, build what is old, serve the page on this machine only.
import { parseArgs } from 'node:util';
import { build, checkNode, installPackages, main, root, Trouble } from './lib.mjs';

const usualPort = 4173;

await main(async () => {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  const asked = values.port === undefined ? undefined : Number(values.port);
  if (asked !== undefined && !(Number.isInteger(asked) && asked >= 0 && asked <= 65_535)) {
    throw new Trouble(`--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  checkNode();
  await installPackages();
  await build();
  const { preview } = await import('vite');
  const server = await preview({
    root,
    logLevel: 'warn',
    // A port somebody asked for is used or refused; the usual one gives way to the next free one.
    preview: { host: '127.0.0.1', port: asked ?? usualPort, strictPort: asked !== undefined },
  }).catch((error) => {
    throw new Trouble(error.message);
  });
  const { port } = server.httpServer.address();
  console.log(`Inflight is at http://127.0.0.1:${port}/ (Ctrl+C stops it)`);
});
