/** SQS: AWS JSON 1.0, with the codes of the older Query protocol in a header. */
import { md5Hex } from '../md5.ts';
import { type AttributeValue, attributesDigest } from '../messageDigest.ts';
import { type Fields, hostOf, json, type Protocol, statusLine, type WireCall } from './protocol.ts';

const contentType = 'application/x-amz-json-1.0';
/** Operations of the account, which know no queue yet. */
const withoutQueue = new Set(['CreateQueue', 'ListQueues', 'GetQueueUrl']);

export const sqs: Protocol = {
  request(call) {
    const { action, input } = call;
    const url = withoutQueue.has(action) ? undefined : queueUrlOf(call);
    return {
      start: 'POST / HTTP/1.1',
      headers: [
        ['Host', hostOf('sqs', call)],
        ['Content-Type', contentType],
        ['X-Amz-Target', `AmazonSQS.${action}`],
      ],
      body: json(url === undefined ? input : { QueueUrl: url, ...input }),
    };
  },
  answer({ requestId, action, input }, output) {
    return {
      status: 200,
      start: statusLine(200),
      headers: [
        ['x-amzn-RequestId', requestId],
        ['Content-Type', contentType],
      ],
      body: json(withDigests(action, input, output)),
    };
  },
  refusal({ requestId }, { code, sentence, status }) {
    return {
      status,
      start: statusLine(status),
      headers: [
        ['x-amzn-RequestId', requestId],
        ['Content-Type', contentType],
        ['x-amzn-query-error', `${code};${status < 500 ? 'Sender' : 'Receiver'}`],
      ],
      body: json({ __type: typeOf(code), message: sentence }),
    };
  },
};

function queueUrlOf(call: WireCall): string | undefined {
  const host = hostOf('sqs', call);
  return host && `https://${host}/${call.place?.account}/${call.to}`;
}

/** Shapes whose names differ from the codes of the Query protocol. */
const shapes: Readonly<Record<string, string>> = {
  'AWS.SimpleQueueService.NonExistentQueue': 'com.amazonaws.sqs#QueueDoesNotExist',
  QueueAlreadyExists: 'com.amazonaws.sqs#QueueNameExists',
  AccessDenied: 'com.amazon.coral.service#AccessDeniedException',
  InvalidParameterValue: 'com.amazon.coral.service#InvalidParameterValueException',
  MissingParameter: 'com.amazon.coral.service#MissingRequiredParameterException',
  UnknownOperationException: 'com.amazon.coral.service#UnknownOperationException',
};

function typeOf(code: string): string {
  return shapes[code] ?? `com.amazonaws.sqs#${code.replace('AWS.SimpleQueueService.', '')}`;
}

// ── digests: the service counts them out of what it was sent ─────────────────────────────────────────────────────────

function withDigests(action: string, input: Fields, output: Fields): Fields {
  switch (action) {
    case 'SendMessage':
      return sent(input, output);
    case 'SendMessageBatch': {
      const entries = input.Entries as readonly Fields[];
      const entryOf = ({ Id }: Fields) => entries.find((entry) => entry.Id === Id) ?? {};
      const successful = output.Successful as readonly Fields[];
      return { ...output, Successful: successful.map((entry) => sent(entryOf(entry), entry)) };
    }
    case 'ReceiveMessage': {
      const messages = output.Messages as readonly Fields[] | undefined;
      return messages ? { ...output, Messages: messages.map(received) } : output;
    }
    default:
      return output;
  }
}

function sent(input: Fields, { SequenceNumber, ...output }: Fields): Fields {
  return {
    ...output,
    MD5OfMessageBody: md5Hex(String(input.MessageBody)),
    MD5OfMessageAttributes: digestOf(input.MessageAttributes),
    MD5OfMessageSystemAttributes: digestOf(input.MessageSystemAttributes),
    SequenceNumber,
  };
}

/** SQS-29: of the attributes that come with it, not of those that it has. */
function received({ MessageId, ReceiptHandle, Body, ...rest }: Fields): Fields {
  const digest = digestOf(rest.MessageAttributes);
  return {
    MessageId,
    ReceiptHandle,
    MD5OfBody: md5Hex(String(Body)),
    Body,
    ...rest,
    MD5OfMessageAttributes: digest,
  };
}

function digestOf(attributes: unknown): string | undefined {
  const values = (attributes ?? {}) as Readonly<Record<string, AttributeValue>>;
  return Object.keys(values).length === 0 ? undefined : attributesDigest(values);
}
