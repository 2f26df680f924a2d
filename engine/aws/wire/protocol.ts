/** What every protocol has in common: messages of HTTP as text. */
import type { Refusal } from '../../kernel/service.ts';
import { md5Hex } from '../md5.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** A call, as whoever writes it on the wire needs it. */
export interface WireCall {
  /** Deterministic, in the shape of the ids that AWS gives its requests. */
  requestId: string;
  action: string;
  /** Name of what is called: a queue, a topic, a function; "" for the account. */
  to: string;
  input: Fields;
  /** Where it lives; absent when that is gone. */
  place: { account: string; region: string } | undefined;
}

export interface WireMessage {
  /** Request or status line. */
  start: string;
  /** In order; without a value it is left out. */
  headers: readonly (readonly [name: string, value: string | undefined])[];
  body: string;
}

export interface WireAnswer extends WireMessage {
  status: number;
}

/** How one service is spoken to. */
export interface Protocol {
  /** Undefined for what is no call of AWS. */
  request(call: WireCall): WireMessage | undefined;
  answer(call: WireCall, output: Fields): WireAnswer;
  refusal(call: WireCall, refusal: Refusal): WireAnswer;
}

export function textOf({ start, headers, body }: WireMessage): string {
  const lines = headers.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  const head = [start, ...lines].join('\n');
  return body === '' ? head : `${head}\n\n${body}`;
}

export function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2) ?? '';
}

const phrases: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export function statusLine(status: number): string {
  return `HTTP/1.1 ${status} ${phrases[status] ?? ''}`.trimEnd();
}

/** "sqs.us-east-1.amazonaws.com" */
export function hostOf(service: string, { place }: WireCall): string | undefined {
  return place && `${service}.${place.region}.amazonaws.com`;
}

/** The same call has the same id in every run. @param name "call 12" */
export function requestIdOf(name: string): string {
  const digits = md5Hex(name);
  const at = (from: number, to: number) => digits.slice(from, to);
  return [at(0, 8), at(8, 12), `4${at(13, 16)}`, `8${at(17, 20)}`, at(20, 32)].join('-');
}

/** As RFC 3986 has it: what `encodeURIComponent` leaves as it is, too. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
