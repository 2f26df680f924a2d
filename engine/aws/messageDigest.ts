/** The MD5 that SQS gives for message attributes, so that a client can tell whether all of them arrived (SQS-28). */
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { bytesFromBase64 } from './base64.ts';

export interface AttributeValue {
  DataType: string;
  StringValue?: string;
  /** Base64. */
  BinaryValue?: string;
}

/** 32 hexadecimal digits over names, types and values, sorted by name. */
export function attributesDigest(attributes: Readonly<Record<string, AttributeValue>>): string {
  const parts = Object.keys(attributes)
    .sort()
    .flatMap((name) => {
      const { DataType, StringValue, BinaryValue } = attributes[name] as AttributeValue;
      const isBinary = DataType.startsWith('Binary');
      const value = isBinary ? bytesFromBase64(BinaryValue ?? '') : utf8ToBytes(StringValue ?? '');
      return [
        withLength(utf8ToBytes(name)),
        withLength(utf8ToBytes(DataType)),
        Uint8Array.of(isBinary ? 2 : 1),
        withLength(value),
      ];
    });
  return bytesToHex(md5(concatBytes(...parts)));
}

function withLength(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  const prefix = Uint8Array.of(length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255);
  return concatBytes(prefix, bytes);
}
