import type { Face, FactWords } from '../../kernel/face.ts';

export const face: Face = {
  title: 'SQS queue',
  doc: 'Keeps messages until a worker has received and deleted them.',
  family: 'queues and topics',
  tint: 'queue',
  icon: 'inbox',
  baseName: 'queue',
  starts: [
    { id: 'standard', title: 'SQS queue', icon: 'inbox', baseName: 'queue', settings: {} },
    {
      id: 'fifo',
      title: 'SQS FIFO queue',
      icon: 'list-ordered',
      baseName: 'queue',
      nameSuffix: '.fifo',
      settings: { FifoQueue: true, ContentBasedDeduplication: true },
    },
  ],
};

/** How its facts read in the story and the caption. */
export const facts: Readonly<Record<string, FactWords>> = {
  MessageSent: {
    line: '{name} takes in {m}',
    note: '{group}',
    caption: '{m} is stored in {name}.',
    tone: 'plain',
    mark: 'sent',
  },
  MessageDeduplicated: {
    line: '{m} swallowed as a duplicate',
    note: 'of m{original} · id {deduplicationId:i}',
    caption:
      '{name} answers success but adds nothing: {m} has the deduplication id of m{original}, sent less than 5 min ago.',
    rule: 'SQS-92',
    tone: 'bad',
    mark: 'duplicate',
  },
  MessageReceived: {
    line: '{by} receives {m}',
    note: 'receive {receiveHere}{of maxReceiveCount}',
    caption:
      '{by} receives {m} (receive {receiveHere}{of maxReceiveCount}); it stays in {name}, hidden for {timeoutMs:s}.',
    rule: 'SQS-45',
    tone: 'plain',
    mark: 'received',
  },
  ReceiveEmpty: {
    line: '{by} receives nothing',
    note: 'waited {waitedMs:s}',
    tone: 'plain',
    isMinor: true,
  },
  MessageDeleted: {
    line: '{m} deleted',
    note: 'received {receiveCount}×',
    caption: '{by} is done with {m} and deletes it: only now is it gone from {name}.',
    rule: 'SQS-40',
    tone: 'good',
    mark: 'deleted',
  },
  DeleteIgnored: {
    line: 'old handle of {m}: nothing deleted',
    note: 'received again since',
    caption:
      'The delete of {m} succeeds and deletes nothing: its receipt handle is older than the last receive.',
    rule: 'SQS-50',
    tone: 'bad',
    mark: 'failed',
  },
  VisibilityChanged: {
    line: '{m} hidden for {timeoutMs:s} more',
    note: 'from now',
    caption: 'The visibility timeout of {m} starts anew: {timeoutMs:s} from now.',
    rule: 'SQS-47',
    tone: 'plain',
  },
  VisibilityChangeIgnored: {
    line: 'visibility of {m} not changed',
    note: 'not in flight',
    rule: 'SQS-52',
    tone: 'bad',
  },
  VisibilityExpired: {
    line: '{m} visible again',
    note: 'timeout {timeoutMs:s}',
    caption:
      'The visibility timeout of {m} ({timeoutMs:s}) ran out, so {name} can hand it out again — received {receiveHere}{of maxReceiveCount} so far.',
    rule: 'SQS-40',
    tone: 'bad',
    mark: 'timedOut',
  },
  DelayElapsed: {
    line: '{m} becomes visible',
    note: 'delay {delayMs:s}',
    caption: 'The delay of {m} ({delayMs:s} from its send) is over: it can be received for the first time.',
    rule: 'SQS-63',
    tone: 'plain',
  },
  MessageDeadLettered: {
    line: '{m} moves to {to}',
    note: 'received {receiveCount}×',
    caption:
      '{m} was received {receiveCount} times and never deleted. This receive would be one too many (maxReceiveCount {maxReceiveCount}), so {name} moves it to {to}.',
    rule: 'SQS-71',
    tone: 'bad',
    mark: 'deadLettered',
  },
  DeadLetterArrived: {
    line: '{m} arrives in {name}',
    note: 'dead-lettered',
    caption: '{m} rests in {name} until somebody looks, or its retention ends.',
    rule: 'SQS-72',
    tone: 'bad',
    mark: 'deadLettered',
  },
  DeadLetterReturned: {
    line: '{m} comes back: {to} is gone',
    rule: 'SQS-75',
    tone: 'bad',
  },
  MessageExpired: {
    line: '{m} expired',
    note: 'retention {retentionMs:s}',
    caption: '{m} was older than the retention of {name} ({retentionMs:s}) and is gone, unprocessed.',
    rule: 'SQS-17',
    tone: 'bad',
    mark: 'lost',
  },
  AttributesChanged: { line: 'attributes of {name} changed', tone: 'plain' },
  QueueDeleted: { line: '{name} deleted', note: 'with {messageCount} messages', tone: 'bad', mark: 'lost' },
};
