/** Lambda, S3 and plain HTTP: what is asked stands in path and headers. */
import type { Refusal } from '../../kernel/service.ts';
import { toBase64 } from '../base64.ts';
import { type Fields, hostOf, json, type Protocol, percentEncoded, statusLine } from './protocol.ts';
import { element, xml } from './xml.ts';

export const lambda: Protocol = {
  request(call) {
    const { action, to, input } = call;
    // The other actions are the model's own.
    if (action !== 'Invoke') return undefined;
    return {
      start: `POST /2015-03-31/functions/${percentEncoded(to)}/invocations HTTP/1.1`,
      headers: [
        ['Host', hostOf('lambda', call)],
        ['Content-Type', 'application/json'],
        ['X-Amz-Invocation-Type', input.InvocationType as string | undefined],
      ],
      body: json(encodedPayload(input.Payload)),
    };
  },
  answer({ requestId }, { StatusCode, FunctionError, Payload }) {
    const status = Number(StatusCode ?? 200);
    return {
      status,
      start: statusLine(status),
      headers: [
        ['x-amzn-RequestId', requestId],
        ['Content-Type', Payload === undefined ? undefined : 'application/json'],
        ['X-Amz-Function-Error', FunctionError as string | undefined],
      ],
      body: Payload === undefined ? '' : json(encodedPayload(Payload)),
    };
  },
  refusal({ requestId }, { code, sentence, status }) {
    return {
      status,
      start: statusLine(status),
      headers: [
        ['x-amzn-RequestId', requestId],
        ['Content-Type', 'application/json'],
        ['x-amzn-ErrorType', code],
      ],
      body: json({ Type: status < 500 ? 'User' : 'Service', Message: sentence }),
    };
  },
};

/** What Firehose gives a transform, and gets back: records whose data is base64 on the wire. */
function encodedPayload(payload: unknown): unknown {
  const records = (payload as { records?: unknown } | null | undefined)?.records;
  if (!Array.isArray(records)) return payload;
  const isForTransform = records.every(({ recordId, data }) => recordId !== undefined && isText(data));
  if (!isForTransform) return payload;
  const encoded = records.map((record: Fields) => ({ ...record, data: toBase64(String(record.data)) }));
  return { ...(payload as object), records: encoded };
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

const s3Methods: Readonly<Record<string, string>> = {
  PutObject: 'PUT',
  GetObject: 'GET',
  HeadObject: 'HEAD',
  DeleteObject: 'DELETE',
  ListObjectsV2: 'GET',
};

/** Parameters of a listing, under the names that they have in an address. */
const listParameters: Readonly<Record<string, string>> = {
  Prefix: 'prefix',
  Delimiter: 'delimiter',
  MaxKeys: 'max-keys',
  ContinuationToken: 'continuation-token',
  StartAfter: 'start-after',
};

export const s3: Protocol = {
  request({ action, to, input }) {
    const method = s3Methods[action];
    if (!method) return undefined;
    return {
      start: `${method} ${action === 'ListObjectsV2' ? listPath(input) : objectPath(input)} HTTP/1.1`,
      headers: [
        ['Host', `${to}.s3.amazonaws.com`],
        ['Content-Type', input.ContentType as string | undefined],
      ],
      body: String(input.Body ?? ''),
    };
  },
  answer({ requestId, action }, { ETag }) {
    const status = action === 'DeleteObject' ? 204 : 200;
    return {
      status,
      start: statusLine(status),
      headers: [
        ['x-amz-request-id', requestId],
        ['ETag', ETag as string | undefined],
      ],
      body: '',
    };
  },
  refusal({ requestId, action }, { code, sentence, status }) {
    const error = element('Error', [
      element('Code', code),
      element('Message', sentence),
      element('RequestId', requestId),
    ]);
    // A HEAD is answered without a body.
    const isBare = action === 'HeadObject';
    return {
      status,
      start: statusLine(status),
      headers: [
        ['x-amz-request-id', requestId],
        ['Content-Type', isBare ? undefined : 'application/xml'],
      ],
      body: isBare ? '' : xml(error),
    };
  },
};

function objectPath({ Key }: Fields): string {
  return `/${String(Key).split('/').map(percentEncoded).join('/')}`;
}

function listPath(input: Fields): string {
  const parameters = Object.entries(listParameters).flatMap(([field, name]) =>
    input[field] === undefined ? [] : [`${name}=${percentEncoded(String(input[field]))}`],
  );
  return `/?${['list-type=2', ...parameters].join('&')}`;
}

/** An endpoint that is no service of AWS: its name is all that is known of its address. */
export const http: Protocol = {
  request({ action, to, input }) {
    if (action !== 'Request') return undefined;
    const headers = Object.entries((input.headers ?? {}) as Readonly<Record<string, string>>);
    return {
      start: `${input.method ?? 'POST'} ${input.path ?? '/'} HTTP/1.1`,
      headers: [['Host', to], ...headers],
      body: String(input.body ?? ''),
    };
  },
  answer(_call, { status = 200, body = '' }) {
    return { status: Number(status), start: statusLine(Number(status)), headers: [], body: String(body) };
  },
  refusal(_call, { status, sentence }: Refusal) {
    return { status, start: `HTTP/1.1 ${status} ${sentence}`, headers: [], body: '' };
  },
};
