import type { Face, FactWords } from '../../kernel/face.ts';

export const face: Face = {
  title: 'SNS topic',
  doc: 'Hands every message to each subscription at once, and keeps nothing.',
  family: 'queues and topics',
  tint: 'queue',
  icon: 'megaphone',
  baseName: 'topic',
  starts: [{ id: 'standard', title: 'SNS topic', icon: 'megaphone', baseName: 'topic', settings: {} }],
};

/** How its facts read in the story and the caption. */
export const facts: Readonly<Record<string, FactWords>> = {
  MessagePublished: {
    line: '{m} published to {name}',
    note: 'subscriptions: {subscriptions}',
    caption: '{name} offers {m} to its subscriptions ({subscriptions}) and keeps no copy of it.',
    rule: 'SNS-08',
    tone: 'plain',
    mark: 'passed',
  },
  MessageUnheard: {
    line: 'nobody hears {m}',
    note: 'no subscription',
    caption:
      '{m} is gone: {name} had no subscription when it was published, and a topic keeps nothing for later.',
    rule: 'SNS-08',
    tone: 'bad',
    mark: 'lost',
  },
  MessageFiltered: {
    line: '{m} filtered out for {endpoint}',
    note: '{clause}',
    caption: 'The filter policy keeps {m} from {endpoint}: {clause}.',
    rule: 'SNS-51',
    tone: 'plain',
  },
  NotificationDelivered: {
    line: '{m} delivered to {endpoint}',
    note: 'attempt {attempt}',
    tone: 'good',
    isMinor: true,
  },
  DeliveryFailed: {
    line: 'delivery of {m} to {endpoint} failed',
    note: 'attempt {attempt} · {code}',
    captionBy: {
      field: 'next',
      captions: {
        retry:
          'Attempt {attempt} to bring {m} to {endpoint} failed ({code}); {name} tries again in {retryInMs:s}.',
        deadLetter:
          'Attempt {attempt} to bring {m} to {endpoint} failed ({code}), and no retry is left: {m} goes to the dead-letter queue.',
        lost: 'Attempt {attempt} to bring {m} to {endpoint} failed ({code}), and no retry is left.',
      },
    },
    rule: 'SNS-82',
    tone: 'bad',
    mark: 'failed',
  },
  DeliveryDenied: {
    line: '{endpoint} refuses {m}',
    note: '{code}',
    captionBy: {
      field: 'next',
      captions: {
        deadLetter:
          '{endpoint} refuses {m} ({code}): a client-side error is never tried again, so {m} goes to the dead-letter queue.',
        lost: '{endpoint} refuses {m} ({code}): a client-side error is never tried again.',
      },
    },
    rule: 'SNS-81',
    tone: 'bad',
    mark: 'failed',
  },
  DeliveryDeadLettered: {
    line: '{m} for {endpoint} moved to {to}',
    note: 'attempts: {attempts}',
    caption:
      '{name} could not deliver {m} to {endpoint} ({code}), and its dead-letter queue {to} has it now.',
    rule: 'SNS-84',
    tone: 'bad',
    mark: 'deadLettered',
  },
  DeliveryLost: {
    line: '{m} lost for {endpoint}',
    note: '{reason}',
    caption: '{endpoint} will never get {m}, because {reason}.',
    rule: 'SNS-82',
    tone: 'bad',
    mark: 'lost',
  },
  TopicAttributesChanged: { line: 'attributes of {name} changed', note: '{attributes}', tone: 'plain' },
  SubscriptionAttributesChanged: {
    line: 'subscription of {endpoint} changed',
    note: '{attribute}',
    tone: 'plain',
  },
  TopicDeleted: { line: '{name} deleted', note: 'subscriptions: {subscriptions}', tone: 'bad' },
};
