/** Amazon Data Firehose. Guide: https://docs.aws.amazon.com/firehose/latest/dev/ */
import type { ServiceDefinition } from '../../kernel/service.ts';
import { describeDeliveryStream } from './actions/describeDeliveryStream.ts';
import { putRecord } from './actions/putRecord.ts';
import { putRecordBatch } from './actions/putRecordBatch.ts';
import { card } from './card.ts';
import { refuseViolation, streamNotFound, unknownOperation } from './errors.ts';
import { facts } from './face.ts';
import { begin, configure, end, linked } from './lifecycle.ts';
import { meter } from './meter.ts';
import { metrics } from './metrics.ts';
import type { DeliveryStreamState } from './model.ts';
import { bufferIntervalElapsed } from './rules/buffering.ts';
import { delivered, deliveryDue } from './rules/delivering.ts';
import { reading } from './rules/source.ts';
import { intakeIntervalElapsed, transformDue, transformed, transformTimedOut } from './rules/transforming.ts';
import { view } from './view.ts';

export const firehose: ServiceDefinition<DeliveryStreamState> = {
  ...card,
  facts,
  begin,
  linked,
  configure,
  end,
  actions: {
    PutRecord: putRecord,
    PutRecordBatch: putRecordBatch,
    DescribeDeliveryStream: describeDeliveryStream,
  },
  wakeups: {
    ...reading.wakeups,
    intakeIntervalElapsed,
    transformDue,
    transformTimedOut,
    bufferIntervalElapsed,
    deliveryDue,
  },
  replies: { ...reading.replies, transformed, delivered },
  refuseViolation,
  missing: streamNotFound,
  unknownAction: unknownOperation,
  view,
  metrics,
  meter,
};
