/** What a request says of one message, whichever service it goes to. */
import type { Call } from '../kernel/service.ts';

export interface Sent {
  body: string;
  attributes?: object;
}

type Fields = Readonly<Record<string, unknown>>;

/** Lists of entries under the names that the services' batches have. */
const batchFields = ['Entries', 'PublishBatchRequestEntries', 'Records'] as const;
/** Where the text of one message stands: SQS, SNS, Kinesis, S3, HTTP. */
const textFields = ['MessageBody', 'Message', 'Data', 'Body', 'body'] as const;

/** What a request carries of one message; undefined when it does not carry it. */
export function sentIn(call: Call, origin: number): Sent | undefined {
  const place = call.origins.indexOf(origin);
  if (place < 0) return undefined;
  const input = call.input as Fields;
  const batch = batchFields.map((field) => input[field]).find(Array.isArray);
  // Many messages in one object are not one message's body.
  if (!batch && call.origins.length > 1) return undefined;
  return contentOf(batch ? batch[place] : input);
}

/** The text of one entry or request. */
export function contentOf(input: unknown): Sent | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const fields = input as Fields;
  // Firehose wraps its single record.
  if (fields.Record !== undefined) return contentOf(fields.Record);
  const text = textFields.map((field) => fields[field]).find((value) => typeof value === 'string');
  if (typeof text !== 'string') return undefined;
  return fields.MessageAttributes
    ? { body: text, attributes: fields.MessageAttributes as object }
    : { body: text };
}
