/** Records that the transform could not do are kept aside: one object of JSON lines under the error prefix (FH-17). */
import { functionArn } from '../../../aws/arn.ts';
import { toBase64 } from '../../../aws/base64.ts';
import { utf8Bytes } from '../../../aws/utf8.ts';
import type { Context } from '../../../kernel/service.ts';
import { wallClockMs } from '../../../kernel/time.ts';
import type { DeliveryStreamState } from '../model.ts';
import { randomText } from './buffering.ts';
import { beginDelivery } from './delivering.ts';
import { errorPrefixTemplate, evaluate } from './prefix.ts';
import type { FailedRecord } from './transformResult.ts';

/** @param failed at least one @param attemptsMade of the function */
export function deliverFailures(
  ctx: Context,
  stream: DeliveryStreamState,
  failed: readonly FailedRecord[],
  to: string,
  attemptsMade: number,
): void {
  const { Prefix, ErrorOutputPrefix } = stream.settings;
  const lambdaArn = functionArn(ctx, to);
  const body = failed.map((each) => lineOf(ctx, each, lambdaArn, attemptsMade)).join('');
  const oldestAtMs = (failed[0] as FailedRecord).record.arrivedAtMs;
  const template = errorPrefixTemplate(Prefix, ErrorOutputPrefix);
  beginDelivery(ctx, stream, {
    reason: 'errors',
    prefix: evaluate(template, oldestAtMs, 'processing-failed', () => randomText(ctx)),
    body,
    bytes: utf8Bytes(body),
    origins: failed.map(({ record }) => record.origin),
    oldestAtMs,
  });
}

function lineOf(
  ctx: Context,
  { record, code, sentence }: FailedRecord,
  lambdaArn: string,
  attemptsMade: number,
): string {
  const line = {
    attemptsMade,
    arrivalTimestamp: Math.floor(wallClockMs(record.arrivedAtMs)),
    errorCode: code,
    errorMessage: sentence,
    attemptEndingTimestamp: Math.floor(wallClockMs(ctx.nowMs)),
    rawData: toBase64(record.data),
    lambdaArn,
  };
  return `${JSON.stringify(line)}\n`;
}
