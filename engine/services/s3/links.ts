import { bucketArn, queueArn, topicArn } from '../../aws/arn.ts';
import { allowStatement } from '../../aws/policy.ts';
import type { LinkRule } from '../../kernel/service.ts';

/** Wires that may leave a bucket. */
export const links: readonly LinkRule[] = [
  {
    kind: 'notify',
    to: ['sqs', 'sns', 'lambda'],
    title: 'notify',
    doc: 'An event notification: tells of objects that arrive or go.',
    settings: {
      type: 'object',
      fields: {
        event: {
          type: 'string',
          title: 'Event',
          doc: 'What it tells of.',
          oneOf: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'],
          default: 's3:ObjectCreated:*',
        },
        prefix: {
          type: 'string',
          title: 'Prefix',
          doc: 'Only keys that begin so.',
          max: 1_024,
          default: '',
        },
        suffix: {
          type: 'string',
          title: 'Suffix',
          doc: 'Only keys that end so.',
          max: 1_024,
          default: '',
        },
      },
    },
    refuse(_from, to) {
      return to.service === 'sqs' && to.settings.FifoQueue === true
        ? 'Event notifications of a bucket cannot go to a FIFO queue.'
        : undefined;
    },
    grant(from, to) {
      if (to.service === 'lambda') return undefined;
      const isQueue = to.service === 'sqs';
      return allowStatement({
        sid: `allow-${from.id}`,
        service: 's3.amazonaws.com',
        action: isQueue ? 'sqs:SendMessage' : 'sns:Publish',
        resourceArn: isQueue ? queueArn(to, to.id) : topicArn(to, to.id),
        sourceArn: bucketArn(from.id),
      });
    },
  },
];
