/** The events that a function receives, as JSON: written only for who looks. */
import { queueArn, streamArn } from '../../../aws/arn.ts';
import { toBase64 } from '../../../aws/base64.ts';
import { md5Hex } from '../../../aws/md5.ts';
import type { MessageAttributeValue } from '../../sqs/contract.ts';
import type { FunctionState, Handed, StreamItem, TakenMessage } from '../model.ts';

type Place = Pick<FunctionState, 'account' | 'region' | 'name'>;

export function eventOf(place: Place, handed: Handed): unknown {
  switch (handed.kind) {
    case 'queue':
      return { Records: handed.messages.map((taken) => queueRecord(place, handed.queue, taken)) };
    case 'stream':
      return { Records: handed.items.map((item) => streamRecord(place, handed, item)) };
    default:
      return handed.payload;
  }
}

/** LAM-16 */
function queueRecord(place: Place, queue: string, { message }: TakenMessage): object {
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [name, attribute(value)]),
    ),
    md5OfBody: md5Hex(message.Body),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn(place, queue),
    awsRegion: place.region,
  };
}

function attribute({ StringValue, BinaryValue, DataType }: MessageAttributeValue): object {
  return {
    ...(StringValue === undefined ? {} : { stringValue: StringValue }),
    ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}

function streamRecord(place: Place, { stream, shard }: HandedStream, { record }: StreamItem): object {
  return {
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: record.PartitionKey,
      sequenceNumber: record.SequenceNumber,
      data: toBase64(record.Data),
      approximateArrivalTimestamp: record.ApproximateArrivalTimestamp,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `${shard}:${record.SequenceNumber}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: `arn:aws:iam::${place.account}:role/${place.name}`,
    awsRegion: place.region,
    eventSourceARN: streamArn(place, stream),
  };
}

type HandedStream = Extract<Handed, { kind: 'stream' }>;
