/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeleteStream.html */
import { parseArn } from '../../../aws/arn.ts';
import type { AccountActionDefinition } from '../../../kernel/service.ts';
import { streamNotFound } from '../errors.ts';
import { streamArn, streamName } from './shapes.ts';

export const deleteStream: AccountActionDefinition = {
  input: {
    type: 'object',
    open: true,
    fields: { StreamName: { ...streamName, advanced: false, doc: 'Which stream.' }, StreamARN: streamArn },
  },
  doc: 'Deletes a stream and every record in it.',
  run(ctx, { StreamName, StreamARN }: { StreamName?: string; StreamARN?: string }) {
    const name = StreamName ?? parseArn(StreamARN ?? '')?.resource.replace(/^stream\//, '') ?? '';
    if (!ctx.exists('kinesis', name)) return streamNotFound({ name, account: ctx.account });
    ctx.remove(name);
    return {};
  },
};
