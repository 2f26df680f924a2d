/** Which keys an answer of ListObjectsV2 holds, in what order, and where the next one goes on. */
import type { Refusal } from '../../../kernel/service.ts';
import { isoTime } from '../../../kernel/time.ts';
import type { ListedObject, ListObjectsV2Input, ListObjectsV2Output } from '../contract.ts';
import { wrongContinuationToken } from '../errors.ts';
import { listKeysMax } from '../limits.ts';
import type { BucketState, StoredObject } from '../model.ts';
import { compareKeys } from './names.ts';
import { findObject } from './objects.ts';

export function listObjects(bucket: BucketState, input: ListObjectsV2Input): ListObjectsV2Output | Refusal {
  const { Prefix: prefix = '', Delimiter: delimiter, ContinuationToken: token, StartAfter } = input;
  const after = token === undefined ? (StartAfter ?? '') : keyInToken(token);
  if (after === undefined) return wrongContinuationToken;
  const countMax = Math.min(input.MaxKeys ?? listKeysMax, listKeysMax);
  const contents: ListedObject[] = [];
  const commonPrefixes: string[] = [];
  let last = after;
  let isTruncated = false;
  for (const key of keysFrom(bucket, prefix, after)) {
    const common = commonPrefixOf(key, prefix, delimiter);
    // All keys of one common prefix are told with it, also when a page ended there.
    if (common !== undefined && (common === commonPrefixes.at(-1) || after.startsWith(common))) {
      last = key;
      continue;
    }
    if (contents.length + commonPrefixes.length >= countMax) {
      isTruncated = countMax > 0;
      break;
    }
    if (common === undefined) contents.push(listed(findObject(bucket, key) as StoredObject));
    else commonPrefixes.push(common);
    last = key;
  }
  const output: ListObjectsV2Output = {
    Name: bucket.name,
    Prefix: prefix,
    MaxKeys: countMax,
    KeyCount: contents.length + commonPrefixes.length,
    IsTruncated: isTruncated,
  };
  if (delimiter) output.Delimiter = delimiter;
  if (StartAfter !== undefined) output.StartAfter = StartAfter;
  if (token !== undefined) output.ContinuationToken = token;
  if (contents.length > 0) output.Contents = contents;
  if (commonPrefixes.length > 0) output.CommonPrefixes = commonPrefixes.map((Prefix) => ({ Prefix }));
  if (isTruncated) output.NextContinuationToken = tokenOf(last);
  return output;
}

function keysFrom(bucket: BucketState, prefix: string, after: string): string[] {
  const keys: string[] = [];
  bucket.objects.scan(({ key }) => {
    if (key.startsWith(prefix) && compareKeys(key, after) > 0) keys.push(key);
    return true;
  });
  return keys.sort(compareKeys);
}

function commonPrefixOf(key: string, prefix: string, delimiter: string | undefined): string | undefined {
  const at = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return at < 0 ? undefined : key.slice(0, at + (delimiter as string).length);
}

function listed({ key, atMs, etag, sizeBytes }: Readonly<StoredObject>): ListedObject {
  return {
    Key: key,
    LastModified: isoTime(atMs),
    ETag: `"${etag}"`,
    Size: sizeBytes,
    StorageClass: 'STANDARD',
  };
}

const tokenMark = '1/';

/** Opaque to whoever gets it; for us the last key that was told. */
function tokenOf(key: string): string {
  return `${tokenMark}${encodeURIComponent(key)}`;
}

function keyInToken(token: string): string | undefined {
  if (!token.startsWith(tokenMark)) return undefined;
  try {
    return decodeURIComponent(token.slice(tokenMark.length));
  } catch {
    return undefined;
  }
}
