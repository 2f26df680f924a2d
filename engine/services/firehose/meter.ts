/** What a Firehose stream is billed by. https://aws.amazon.com/firehose/pricing/ */
import type { MeterDefinition } from '../../kernel/figures.ts';
import type { DeliveryStreamState } from './model.ts';

const gigabyte = 1_073_741_824;

export const meter: readonly MeterDefinition<DeliveryStreamState>[] = [
  {
    price: 'firehose.ingestedGigabyte',
    dimension: 'gigabytes',
    doc: 'What comes in, each record rounded up to the next 5 KB: a record of 100 bytes costs as much as one of 5 KB. Gigabytes of 1,024³ bytes.',
    read: (stream) => stream.billedBytesTotal / gigabyte,
  },
];
