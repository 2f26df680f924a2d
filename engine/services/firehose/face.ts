import type { Face, FactWords } from '../../kernel/face.ts';

export const face: Face = {
  title: 'Firehose stream',
  doc: 'Gathers records until there are enough or enough time has passed, and writes them to a bucket.',
  family: 'streams',
  tint: 'stream',
  icon: 'cylinder',
  baseName: 'delivery',
  starts: [
    { id: 'firehose', title: 'Firehose stream', icon: 'cylinder', baseName: 'delivery', settings: {} },
  ],
};

/** How its facts read in the story and the caption. */
export const facts: Readonly<Record<string, FactWords>> = {
  RecordAccepted: {
    line: '{name} takes in {m}',
    note: '{bytes} bytes',
    caption: '{name} has taken in {m} ({bytes} bytes). It waits in a buffer; nobody can read it there.',
    rule: 'FH-25',
    tone: 'plain',
    mark: 'passed',
  },
  RecordsAccepted: {
    line: '{name} takes in {m}',
    note: '{bytes} bytes{of shard}',
    captionBy: {
      field: 'source',
      captions: {
        DirectPut: '{name} has taken in {m} ({bytes} bytes). They wait in a buffer.',
        KinesisStreamAsSource:
          '{name} reads {m} from {shard} of {by} ({bytes} bytes), once a second. They wait in a buffer, and stay in the stream, too.',
      },
    },
    rule: 'FH-25',
    tone: 'plain',
    mark: 'passed',
  },
  RecordsThrottled: {
    line: '{name} refuses {records} records',
    note: '{limit} a second',
    captionBy: {
      field: 'limit',
      captions: {
        records:
          '{name} has had all the records it takes by Direct PUT in a second: {records} are refused with ServiceUnavailableException. The producer has to send them again.',
        requests:
          '{name} has had all the requests it takes by Direct PUT in a second: this one ({records} records) is refused with ServiceUnavailableException. The producer has to send it again.',
        bytes:
          '{name} has had all the bytes it takes by Direct PUT in a second: {records} records are refused with ServiceUnavailableException. The producer has to send them again.',
      },
    },
    rule: 'FH-09',
    tone: 'bad',
    mark: 'throttled',
  },
  TransformStarted: {
    line: '{to} gets {m}',
    note: 'attempt {attempt}{of attemptsMax}',
    captionBy: {
      field: 'reason',
      captions: {
        size: 'Enough has gathered before the transform of {name}: {to} is invoked with {records} records ({bytes} bytes).',
        interval:
          'The interval before the transform of {name} is over: {to} is invoked with {records} records ({bytes} bytes).',
        retry:
          '{name} invokes {to} again with the same {records} records: attempt {attempt}{of attemptsMax}.',
      },
    },
    rule: 'FH-16',
    tone: 'plain',
  },
  TransformFailed: {
    line: 'transform failed, attempt {attempt}{of attemptsMax}',
    note: '{code}',
    captionBy: {
      field: 'what',
      captions: {
        retried:
          '{to} gave no result: “{reason}” ({code}). {name} keeps the whole batch and invokes again in {inMs:s}.',
        'given up':
          '{to} gave no result in {attempt} attempts: “{reason}” ({code}). The whole batch counts as processing failed, good records and all.',
      },
    },
    rule: 'FH-18',
    tone: 'bad',
    mark: 'failed',
  },
  RecordsTransformed: {
    line: '{to} says Ok to {m}',
    note: '{records} records',
    caption: '{to} gives {m} back as Ok. What it made of them waits for its object.',
    rule: 'FH-17',
    tone: 'good',
  },
  RecordsDropped: {
    line: '{to} drops {m}',
    note: 'Dropped',
    caption: '{to} gives {m} back as Dropped: on purpose not delivered, and no failure.',
    rule: 'FH-17',
    tone: 'plain',
    mark: 'deleted',
  },
  RecordsFailed: {
    line: '{m} processing failed',
    note: '{code}',
    caption:
      '{m} could not be transformed ({code}): kept aside under processing-failed, so that the other records can go on.',
    rule: 'FH-17',
    tone: 'bad',
    mark: 'failed',
  },
  BufferFlushed: {
    line: 'the buffer flushes at its {reason}',
    note: '{records} records · {bytes} bytes',
    captionBy: {
      field: 'reason',
      captions: {
        size: 'The buffer of {name} holds SizeInMBs ({sizeInMBs} MiB) after {waitedMs:s}, before its interval of {hintMs:s} is over. Whichever comes first flushes: here the size.',
        interval:
          'The interval of {name} ({hintMs:s} from the first record) is over, with {bytes} bytes of {sizeInMBs} MiB in the buffer. Whichever comes first flushes: here the interval.',
      },
    },
    rule: 'FH-01',
    tone: 'plain',
    mark: 'received',
  },
  ObjectDelivered: {
    line: '{m} delivered to {to}',
    note: '{bytes} bytes',
    caption:
      'One object of {to} now holds {m}: {key} ({bytes} bytes). {name} keeps nothing of it, and nobody can read it again from here.',
    rule: 'FH-12',
    tone: 'good',
    mark: 'deleted',
  },
  ErrorsDelivered: {
    line: '{m} kept aside in {to}',
    note: '{key}',
    caption:
      '{to} now holds {m} under {key}: a line of JSON for each record, with the reason and its raw data.',
    rule: 'FH-17',
    tone: 'bad',
    mark: 'deadLettered',
  },
  DeliveryRetried: {
    line: 'object not taken, again in {inMs:s}',
    note: '{code}',
    caption:
      '{to} did not take the object ({code}, attempt {attempt}). {name} keeps it and tries again in {inMs:s}, for up to 24 h.',
    rule: 'FH-13',
    tone: 'bad',
    mark: 'failed',
  },
  DeliveryHeld: {
    line: '{m} wait: no bucket',
    note: '{forMs:s} at most',
    caption: '{name} has {m} ready and no bucket to put them in. It keeps them for {forMs:s} at most.',
    rule: 'FH-12',
    tone: 'bad',
    mark: 'failed',
  },
  RecordsLost: {
    line: '{m} lost',
    note: '{reason}',
    caption: '{name} has given up {m}: {reason}. It is in no bucket.',
    rule: 'FH-12',
    tone: 'bad',
    mark: 'lost',
  },
};
