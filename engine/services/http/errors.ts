/** What an HTTP service says instead of 200. */
import type { Refusal } from '../../kernel/service.ts';

const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** @param status 400 to 599; one without a phrase of its own has that of its class */
export function httpRefusal(status: number): Refusal {
  const sentence = phrases[status] ?? phrases[status < 500 ? 400 : 500] ?? '';
  return { code: `HTTP ${status}`, sentence, status };
}

export const forbidden = httpRefusal(403);
export const serviceUnavailable = httpRefusal(503);
