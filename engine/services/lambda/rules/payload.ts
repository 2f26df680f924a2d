/** The records in what a caller hands to Invoke. */
import type { Origin } from '../../../kernel/service.ts';
import type { TransformEvent } from '../../firehose/contract.ts';
import type { Handed, WorkRecord } from '../model.ts';

export interface ReadPayload {
  handed: Handed;
  records: readonly WorkRecord[];
}

/** How many records it has: every one wants a story number. */
export function recordCount(payload: unknown): number {
  if (isTransform(payload)) return payload.records.length;
  return isObject(payload) && Array.isArray(payload.Records) ? payload.Records.length : 1;
}

/** Events of SNS and S3, and the batches of Firehose, by their form; anything else is one record, its JSON text. */
export function readPayload(payload: unknown, origins: readonly Origin[]): ReadPayload {
  const originAt = (index: number) => origins[index] ?? 0;
  if (isTransform(payload)) {
    const records = payload.records.map(({ recordId, data }, index) => {
      return { origin: originAt(index), body: data, group: undefined, id: recordId };
    });
    return { handed: { kind: 'transform', payload }, records };
  }
  const parts = isObject(payload) && Array.isArray(payload.Records) ? payload.Records : [payload];
  const records = parts.map((part, index) => recordOf(part, originAt(index)));
  return { handed: { kind: 'payload', payload }, records };
}

function recordOf(part: unknown, origin: Origin): WorkRecord {
  const sns = isObject(part) && isObject(part.Sns) ? part.Sns : undefined;
  if (sns && typeof sns.Message === 'string') {
    return { origin, body: sns.Message, group: undefined, id: String(sns.MessageId) };
  }
  const body = typeof part === 'string' ? part : JSON.stringify(part);
  return { origin, body: body ?? 'null', group: undefined, id: '' };
}

function isTransform(payload: unknown): payload is TransformEvent {
  return isObject(payload) && typeof payload.deliveryStreamArn === 'string' && Array.isArray(payload.records);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
