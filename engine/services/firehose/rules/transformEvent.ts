/** What the function is invoked with. */
import type { Context } from '../../../kernel/service.ts';
import { wallClockMs } from '../../../kernel/time.ts';
import type { TransformEvent } from '../contract.ts';
import type { DeliveryStreamState } from '../model.ts';
import type { BufferedRecord } from './recordBuffer.ts';

/** Times are whole milliseconds since 1970. */
export function eventOf(
  ctx: Context,
  { arn }: DeliveryStreamState,
  records: readonly BufferedRecord[],
): TransformEvent {
  return {
    invocationId: ctx.mintId(),
    deliveryStreamArn: arn,
    region: ctx.region,
    records: records.map(({ recordId, arrivedAtMs, data }) => ({
      recordId,
      approximateArrivalTimestamp: Math.floor(wallClockMs(arrivedAtMs)),
      data,
    })),
  };
}
