/** What a bucket's portrait says. */
import { bytes } from '../../ui/bytes.ts';
import { count } from '../durations.ts';
import { plural } from '../plural.ts';

const events: Readonly<Record<string, string>> = {
  's3:ObjectCreated:*': 'created',
  's3:ObjectRemoved:*': 'removed',
};

export const words = {
  label: 'S3 bucket',
  objects: 'objects',
  size: 'size',
  held: (objects: number) => plural(objects, 'object', 'objects'),
  bytes: (value: number) => bytes(value),
  deleted: (objects: number) => `${count(objects)} deleted`,
  newest: 'newest objects',
  columns: { newest: 'newest', records: 'records', size: 'size' },
  empty: 'empty: objects appear here under their keys',
  emptyAgain: 'empty: every object was deleted',
  object: (key: string, size: number, records: number) =>
    `${key}, ${bytes(size)}, ${plural(records, 'record', 'records')}`,
  open: (description: string) => `open ${description}`,
  prefixes: 'prefixes',
  prefix: (prefix: string, objects: number, size: number) =>
    `${prefix}: ${plural(objects, 'object', 'objects')}, ${bytes(size)}`,
  noPrefix: '(no prefix)',
  count: (value: number) => count(value),
  morePrefixes: (prefixes: number) => `+ ${plural(prefixes, 'more prefix', 'more prefixes')}`,
  notifications: 'event notifications',
  /** "created · only uploads/*.jpg" */
  event: (event: string, prefix: string, suffix: string) => {
    const what = events[event] ?? event;
    return prefix === '' && suffix === '' ? what : `${what} · only ${prefix}*${suffix}`;
  },
  sent: (sent: number) => `${count(sent)} sent`,
  failed: (failed: number, sent: number) => `${count(failed)} of ${count(sent)} failed`,
  reason: (code: string, sentence: string) => (sentence === '' ? code : `${code}: ${sentence}`),
  noStatement: (code: string) => `${code}: no statement lets s3 send`,
  sentence: (objects: number, size: number, failed: number) =>
    [
      `${plural(objects, 'object', 'objects')}, ${bytes(size)}`,
      ...(failed > 0 ? [`${plural(failed, 'notification', 'notifications')} failed`] : []),
    ].join(', '),
};
