/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
import type { ActionDefinition } from '../../../kernel/service.ts';
import { attributeShapes } from '../attributes.ts';
import { unknownAttribute } from '../errors.ts';
import type { QueueState } from '../model.ts';
import { describeAttributes } from '../rules/queueAttributes.ts';
import { request } from './shapes.ts';

const otherNames = [
  'All',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
  'QueueArn',
  'RedrivePolicy',
];

export const getQueueAttributes: ActionDefinition<QueueState> = {
  input: request({
    AttributeNames: { type: 'list', of: { type: 'string' }, doc: 'Which ones; All for all.' },
  }),
  doc: 'Reads the attributes and the three counters.',
  run(_ctx, queue, input: { AttributeNames?: readonly string[] }) {
    const names = input.AttributeNames ?? [];
    const unknown = names.find((name) => !otherNames.includes(name) && !Object.hasOwn(attributeShapes, name));
    if (unknown !== undefined) return unknownAttribute(unknown);
    const all = describeAttributes(queue);
    const wanted = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name));
    return wanted.length > 0 ? { Attributes: Object.fromEntries(wanted) } : {};
  },
};
