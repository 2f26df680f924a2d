/** Kinesis Data Streams and Firehose: AWS JSON 1.1, with the data of records in base64. */
import { toBase64 } from '../base64.ts';
import { type Fields, hostOf, json, type Protocol, statusLine, type WireCall } from './protocol.ts';

const contentType = 'application/x-amz-json-1.1';

export const kinesis: Protocol = jsonProtocol('kinesis', 'Kinesis_20131202', ({ to, input }) => {
  // An iterator knows its stream.
  const isNamed = ['StreamName', 'StreamARN', 'ShardIterator'].some((field) => input[field] !== undefined);
  return isNamed || to === '' ? {} : { StreamName: to };
});

export const firehose: Protocol = jsonProtocol('firehose', 'Firehose_20150804', ({ to }) => ({
  DeliveryStreamName: to,
}));

function jsonProtocol(host: string, target: string, named: (call: WireCall) => Fields): Protocol {
  return {
    request(call) {
      return {
        start: 'POST / HTTP/1.1',
        headers: [
          ['Host', hostOf(host, call)],
          ['Content-Type', contentType],
          ['X-Amz-Target', `${target}.${call.action}`],
        ],
        body: json({ ...named(call), ...encoded(call.input) }),
      };
    },
    answer: ({ requestId }, output) => answer(requestId, 200, encoded(output)),
    refusal: ({ requestId }, { code, sentence, status }) =>
      answer(requestId, status, { __type: code, message: sentence }),
  };
}

function answer(requestId: string, status: number, body: Fields) {
  return {
    status,
    start: statusLine(status),
    headers: [
      ['x-amzn-RequestId', requestId],
      ['Content-Type', contentType],
    ] as const,
    body: json(body),
  };
}

/** Data is text in the engine, and base64 where it crosses the wire: of a record, of the one record, of all. */
function encoded(fields: Fields): Fields {
  const { Data, Record: record, Records: records } = fields;
  return {
    ...fields,
    ...(typeof Data === 'string' ? { Data: toBase64(Data) } : {}),
    ...(record === undefined ? {} : { Record: encoded(record as Fields) }),
    ...(Array.isArray(records) ? { Records: records.map(encoded) } : {}),
  };
}
