/** The size of a message as SQS counts it (SQS-20). */
import { utf8Bytes } from '../../../aws/utf8.ts';
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

function base64Bytes(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return Math.floor((text.length * 3) / 4) - padding;
}
