/** Attributes of a message: what SNS refuses (SNS-E17), and how many bytes they are. */
import { utf8Bytes } from '../../../aws/utf8.ts';
import type { Refusal } from '../../../kernel/service.ts';
import type { MessageAttributeValue } from '../../sqs/contract.ts';
import { badMessageAttribute } from '../errors.ts';

type Attributes = Readonly<Record<string, MessageAttributeValue>>;

const nameBytesMax = 256;
const typePattern = /^(String|Number|Binary)(\..+)?$/;

export function refuseAttributes(attributes: Attributes | undefined): Refusal | undefined {
  for (const name in attributes) {
    const sentence = nameProblem(name) ?? valueProblem(name, attributes[name] as MessageAttributeValue);
    if (sentence !== undefined) return badMessageAttribute(sentence);
  }
  return undefined;
}

function nameProblem(name: string): string | undefined {
  if (utf8Bytes(name) >= nameBytesMax) return 'Length of message attribute name must be less than 256 bytes.';
  const strange = /[^A-Za-z0-9_.-]/u.exec(name)?.[0];
  if (strange !== undefined) {
    const code = (strange.codePointAt(0) as number).toString(16).toUpperCase();
    return `Invalid non-alphanumeric character '#x${code}' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.`;
  }
  if (name.startsWith('.')) return "Invalid message attribute name starting with character '.' was found.";
  if (name.endsWith('.')) return "Invalid message attribute name ending with character '.' was found.";
  if (name.includes('..')) return "Message attribute name can not have successive '.' character.";
  return undefined;
}

function valueProblem(
  name: string,
  { DataType: type, StringValue: text, BinaryValue: bytes }: MessageAttributeValue,
): string | undefined {
  const base = typePattern.exec(type)?.[1];
  if (base === undefined)
    return `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`;
  const [right, wrong, field] = base === 'Binary' ? [bytes, text, 'Binary'] : [text, bytes, 'String'];
  if (right) return undefined;
  return wrong
    ? `The message attribute '${name}' with type '${type}' must use field '${field}'.`
    : `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${type}'.`;
}

/** SNS-03: the message, and name, type and value of every attribute. */
export function messageBytes(text: string, attributes: Attributes | undefined): number {
  let bytes = utf8Bytes(text);
  for (const name in attributes) {
    const { DataType, StringValue, BinaryValue } = attributes[name] as MessageAttributeValue;
    bytes += utf8Bytes(name) + utf8Bytes(DataType);
    bytes += StringValue === undefined ? base64Bytes(BinaryValue ?? '') : utf8Bytes(StringValue);
  }
  return bytes;
}

function base64Bytes(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return Math.floor((text.length * 3) / 4) - padding;
}
