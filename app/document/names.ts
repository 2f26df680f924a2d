/** Names of diagrams, of their copies, and of the files they are saved in. */
import { documentWords as words } from './documentWords.ts';

/** A name is at most 200 characters long in a scenario; what is put behind it needs room. */
const baseMax = 180;

export function copyName(name: string): string {
  return words.copyOf(name.slice(0, baseMax));
}

/** The name itself, or with the first number behind it that is not taken: "Orders", "Orders 2". */
export function freeName(name: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  if (!names.has(name)) return name;
  for (let number = 2; ; number++) {
    const next = `${name.slice(0, baseMax)} ${number}`;
    if (!names.has(next)) return next;
  }
}

export const fileSuffix = '.inflight.json';

const fileNameMax = 80;

/** A name that every file system takes, and that no file system reads as a path. */
export function fileName(name: string): string {
  const plain = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what shall not be in it.
    .replace(/[\\/:*?"<>|\u0000-\u001f\u007f]+/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+|[\s.-]+$/g, '')
    .slice(0, fileNameMax)
    .trim();
  return `${plain || words.fileFallback}${fileSuffix}`;
}

/** What a file without a name of its own inside is called. */
export function nameOfFile(file: string): string {
  const base = file.endsWith(fileSuffix) ? file.slice(0, -fileSuffix.length) : file.replace(/\.json$/i, '');
  return base.trim().slice(0, baseMax);
}
