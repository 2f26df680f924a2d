/** The size of a message as SQS counts it (SQS-20). */
import type { MessageAttributeValue } from '../contract.ts';

export function messageBytes(
  text: string,
  attributes: Readonly<Record<string, MessageAttributeValue>> | undefined,
): number {
  let bytes = utf8Bytes(text);
  for (const name in attributes) {
    const value = attributes[name] as MessageAttributeValue;
    bytes += utf8Bytes(name) + utf8Bytes(value.DataType);
    if (value.StringValue !== undefined) bytes += utf8Bytes(value.StringValue);
    else if (value.BinaryValue !== undefined) bytes += base64Bytes(value.BinaryValue);
  }
  return bytes;
}

export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    bytes += code < 0x800 ? 1 : 2;
    // A surrogate pair is two units here and four bytes there: the second unit adds nothing more.
    if (code >= 0xd800 && code <= 0xdbff) index++;
  }
  return bytes;
}

function base64Bytes(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return Math.floor((text.length * 3) / 4) - padding;
}
