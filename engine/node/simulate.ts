/** `npm run simulate -- FILE`: the engine without a page. See `--help`. */
import { createReadStream } from 'node:fs';
import { charactersMax } from '../scenario/shapes.ts';
import { simulate } from './simulation.ts';

/** No text of so many bytes can be short enough; the check proper counts characters. */
const bytesMax = charactersMax * 4;

async function read(file: string): Promise<string> {
  const name = file === '-' ? 'standard input' : file;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      size += chunk.length;
      if (size > bytesMax) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw new Error(`${name}: cannot be read: ${reasonOf(error)}`);
  }
  if (size > bytesMax)
    throw new Error(`${name}: found more than ${bytesMax} bytes, expected a scenario of 4 MiB at most`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Error(`${name}: found bytes that are no text, expected JSON in UTF-8`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
};

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}

async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
}

// Whoever reads has had enough (`| head`): that is no failure, and there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await simulate(process.argv.slice(2), {
  read,
  write,
  complain: (text) => process.stderr.write(text),
});
