import { queueArn, topicArn } from '../../aws/arn.ts';
import { allowStatement } from '../../aws/policy.ts';
import type { LinkRule } from '../../kernel/service.ts';
import { refuseWireSettings } from './rules/subscriptionAttributes.ts';

/** Wires that may leave a topic. */
export const links: readonly LinkRule[] = [
  {
    kind: 'subscribe',
    to: ['sqs', 'lambda', 'http'],
    title: 'subscribe',
    doc: 'A subscription: every message that its filter policy lets through is delivered here.',
    settings: {
      type: 'object',
      fields: {
        FilterPolicy: {
          type: 'string',
          title: 'FilterPolicy',
          doc: 'JSON: which messages get through. Keys are joined by and, the values of one key by or. Empty lets everything through.',
          rule: 'SNS-51',
          default: '',
          max: 262_144,
          multiline: true,
        },
        FilterPolicyScope: {
          type: 'string',
          title: 'FilterPolicyScope',
          doc: 'What the filter policy looks at: the attributes of the message, or its body, read as JSON.',
          rule: 'SNS-50',
          oneOf: ['MessageAttributes', 'MessageBody'],
          default: 'MessageAttributes',
        },
        RawMessageDelivery: {
          type: 'boolean',
          title: 'RawMessageDelivery',
          doc: 'Queues and HTTP only: the message as it was published, without the JSON envelope.',
          rule: 'SNS-27',
          default: false,
        },
        DeliveryPolicy: {
          type: 'string',
          title: 'DeliveryPolicy',
          doc: 'HTTP only, JSON: how often and how fast a failed delivery is tried again. Empty is three retries, 20 s apart.',
          rule: 'SNS-72',
          default: '',
          max: 10_000,
          multiline: true,
          advanced: true,
        },
      },
    },
    refuse(_from, to) {
      // SNS-41
      return to.service === 'sqs' && to.settings.FifoQueue === true
        ? 'A FIFO queue cannot be subscribed to a standard topic.'
        : undefined;
    },
    refuseSettings: refuseWireSettings,
    grant(from, to) {
      if (to.service !== 'sqs') return undefined;
      return allowStatement({
        sid: `allow-${from.id}`,
        service: 'sns.amazonaws.com',
        action: 'sqs:SendMessage',
        resourceArn: queueArn(to, to.id),
        sourceArn: topicArn(from, from.id),
      });
    },
  },
  {
    kind: 'redrive',
    to: ['sqs'],
    title: 'dead letters',
    doc: 'The redrive policy of subscriptions: what cannot be delivered moves to this queue.',
    settings: {
      type: 'object',
      fields: {
        endpoints: {
          type: 'list',
          of: { type: 'string', min: 1, max: 256 },
          max: 100,
          title: 'Subscriptions',
          doc: 'Whose dead letters go here, by the name of the subscriber; none named means all. A policy belongs to a subscription, not to the topic.',
          rule: 'SNS-84',
          default: [],
        },
      },
    },
    refuse(_from, to) {
      return to.settings.FifoQueue === true
        ? 'The dead-letter queue of a subscription to a standard topic must be a standard queue.'
        : undefined;
    },
    grant(from, to) {
      return allowStatement({
        sid: `allow-${from.id}`,
        service: 'sns.amazonaws.com',
        action: 'sqs:SendMessage',
        resourceArn: queueArn(to, to.id),
        sourceArn: topicArn(from, from.id),
      });
    },
  },
];
