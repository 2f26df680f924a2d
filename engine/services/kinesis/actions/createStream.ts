/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html */
import type { AccountActionDefinition } from '../../../kernel/service.ts';
import { streamExists } from '../errors.ts';
import { shardCountMax } from '../limits.ts';
import { streamName } from './shapes.ts';

export const createStream: AccountActionDefinition = {
  input: {
    type: 'object',
    open: true,
    fields: {
      ShardCount: {
        type: 'integer',
        min: 1,
        max: shardCountMax,
        default: 1,
        unit: 'shards',
        rule: 'KDS-04',
        doc: 'Shards it begins with.',
      },
      StreamName: { ...streamName, required: true, advanced: false, doc: 'What it is called.' },
    },
  },
  doc: 'Makes a stream.',
  run(ctx, input: { StreamName: string; ShardCount?: number }) {
    const { StreamName: name, ShardCount = 1 } = input;
    if (ctx.exists('kinesis', name)) return streamExists({ name, account: ctx.account });
    return ctx.create('kinesis', name, { ShardCount }) ?? {};
  },
};
