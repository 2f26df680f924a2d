import type { Face, FactWords } from '../../kernel/face.ts';

export const face: Face = {
  title: 'Lambda function',
  doc: 'Runs once for every event or batch, in as many environments as are needed and allowed.',
  family: 'compute and storage',
  tint: 'compute',
  icon: 'zap',
  baseName: 'function',
  starts: [{ id: 'function', title: 'Lambda function', icon: 'zap', baseName: 'function', settings: {} }],
};

/** How its facts read in the story and the caption. */
export const facts: Readonly<Record<string, FactWords>> = {
  EnvironmentStarted: {
    line: '{name} starts environment {environment}',
    note: 'cold start {initMs:s}',
    tone: 'plain',
    isMinor: true,
  },
  EnvironmentGone: {
    line: 'environment {environment} of {name} goes',
    note: 'lived {livedMs:s}',
    tone: 'plain',
    isMinor: true,
  },
  InvocationStarted: {
    line: '{source} invokes {name} with {m}',
    note: 'environment {environment}',
    captionBy: {
      field: 'isCold',
      captions: {
        true: 'No environment of {name} is idle, so Lambda starts environment {environment} for {m}: a cold start of {initMs:s} before the work begins.',
        false: 'Environment {environment} of {name} was idle and warm; it gets {m} at once.',
      },
    },
    tone: 'plain',
    mark: 'received',
  },
  InvocationSucceeded: {
    line: '{name} returns for {m}',
    note: 'billed {billedMs:s}',
    caption:
      '{name} returns without an error for {m}. Environment {environment} is idle again and stays warm.',
    tone: 'good',
    mark: 'deleted',
  },
  InvocationFailed: {
    line: '{name} fails on {m}',
    note: '{reason}',
    captionBy: {
      field: 'kind',
      captions: {
        error:
          '{name} {reason}. For Lambda the whole invocation has failed, whatever it had done of {m} by then.',
        timeout:
          '{name} is ended by its Timeout (“{reason}”). The invocation has failed, whatever it had done of {m} by then.',
      },
    },
    tone: 'bad',
    mark: 'failed',
  },
  InvocationThrottled: {
    line: '{name} throttled: not {m} now',
    note: 'limit {concurrencyMax}',
    caption:
      '{name} cannot take {m} from {source}: it may run {concurrencyMax} invocations at a time, and as many run.',
    rule: 'LAM-09',
    tone: 'bad',
    mark: 'throttled',
  },
  EventQueued: {
    line: '{name} accepts {m} from {source}',
    note: '202',
    caption: '{source} has its answer, 202, before {name} has done anything: {m} is in Lambda’s own queue.',
    tone: 'plain',
  },
  EventRetried: {
    line: '{m} again in {inMs:s}',
    note: 'attempt {attempt}',
    captionBy: {
      field: 'why',
      captions: {
        retrying:
          'The asynchronous invocation failed; Lambda keeps the event of {m} and tries it again in {inMs:s} (attempt {attempt} of 3).',
        throttled:
          'No environment may run now. The event of {m} stays in Lambda’s own queue and is tried again in {inMs:s}; this uses up no retry.',
      },
    },
    tone: 'bad',
  },
  EventGivenUp: {
    line: '{name} gives up {m}',
    note: '{condition}',
    captionBy: {
      field: 'ending',
      captions: {
        told: 'Lambda gives up the event of {m} after {attempts} attempts ({condition}) and tells the on-failure destination {to}.',
        lost: 'Lambda gives up the event of {m} after {attempts} attempts ({condition}). No on-failure destination is wired, so it is gone.',
      },
    },
    tone: 'bad',
    mark: 'lost',
  },
  BatchTaken: { line: 'a poller of {name} takes {m} from {queue}', tone: 'plain', isMinor: true },
  PollersChanged: {
    line: '{pollers} pollers for {queue}',
    note: 'were {from}',
    caption:
      'Lambda now lets {pollers} batches of {queue} be in hand at a time, after {from}: more while messages wait, fewer when it is quiet.',
    rule: 'LAM-04',
    tone: 'plain',
  },
  PollRefused: {
    line: 'poll of {queue} refused',
    note: '{code}',
    caption: 'Lambda may not receive from {queue}: “{sentence}” ({code}).',
    tone: 'bad',
    mark: 'throttled',
  },
  BatchDeleted: {
    line: '{m} done, deleted from {queue}',
    caption: 'The function is done with {m}. It is Lambda, not the function, that now deletes from {queue}.',
    rule: 'LAM-10',
    tone: 'good',
  },
  BatchReturned: {
    line: '{m} left in {queue}',
    note: 'until the visibility timeout',
    captionBy: {
      field: 'why',
      captions: {
        error:
          'The invocation failed, so Lambda deletes nothing of its batch ({m}): all of it stays in {queue}, hidden until the visibility timeout runs out, good messages too.',
        answer:
          'Lambda cannot make sense of the failures that were reported, so the whole batch ({m}) counts as failed and stays in {queue} until the visibility timeout runs out.',
        named: 'What failed ({m}) stays in {queue}, hidden until the visibility timeout runs out.',
        throttled:
          'The function was throttled until the visibility timeout was over. The batch ({m}) is visible again without any work on it, and the receive has counted all the same.',
      },
    },
    rule: 'LAM-11',
    tone: 'bad',
    mark: 'failed',
  },
  ItemsFailed: {
    line: '{name} names {m} as failed',
    note: '{doneCount} done',
    caption:
      '{name} answers that {m} failed: only that is tried again; the other {doneCount} of the batch are done.',
    rule: 'LAM-12',
    tone: 'bad',
    mark: 'failed',
  },
  CheckpointReported: {
    line: '{name} names {m} as the first that failed',
    note: '{doneCount} done',
    caption:
      '{name} answers that {m} failed: the {doneCount} records before it are done, everything from it on is tried again.',
    rule: 'LAM-37',
    tone: 'bad',
    mark: 'failed',
  },
  DeleteRefused: {
    line: 'delete of {m} refused',
    note: '{code}',
    caption: 'The function is done with {m}, but {queue} refuses the delete: “{sentence}”',
    rule: 'LAM-08',
    tone: 'bad',
    mark: 'failed',
  },
  ReadRefused: {
    line: 'read of {shard} refused',
    note: '{code}',
    caption: '{action} on {stream} is refused: “{sentence}” ({code}). It is repeated.',
    tone: 'bad',
    mark: 'throttled',
  },
  ChildShardWaits: {
    line: '{shard} waits for {parents}',
    caption:
      '{shard} is read only when {parents} is finished: otherwise newer records could overtake older ones.',
    rule: 'LAM-41',
    tone: 'plain',
  },
  LaneBlocked: {
    line: '{shard} blocked with {m}',
    note: 'attempt {attempt} in {inMs:s}',
    captionBy: {
      field: 'why',
      captions: {
        error:
          'The batch of {m} failed. Lambda may not step over it: everything behind it in {shard} waits until the same batch is tried again in {inMs:s} (attempt {attempt}).',
        throttled:
          'No environment may run now. The batch of {m} waits, and everything behind it in {shard}; next attempt in {inMs:s}. This uses up no retry.',
      },
    },
    rule: 'LAM-35',
    tone: 'bad',
    mark: 'failed',
  },
  BatchBisected: {
    line: 'batch of {shard} cut: {firstCount} and {secondCount}',
    note: '{m}',
    caption:
      'The failed batch of {shard} is cut into {firstCount} and {secondCount} records to corner the bad one. Cutting uses up no retry.',
    rule: 'LAM-36',
    tone: 'plain',
  },
  BatchGivenUp: {
    line: '{shard}: {m} given up',
    note: '{condition}',
    captionBy: {
      field: 'ending',
      captions: {
        told: 'Lambda gives up {m} ({condition}) and goes on with {shard}; {to} is told where in the stream to find what was given up, not what it was.',
        lost: 'Lambda gives up {m} ({condition}) and goes on with {shard}. No on-failure destination is wired, so nobody is told.',
      },
    },
    rule: 'LAM-38',
    tone: 'bad',
    mark: 'lost',
  },
  RecordsExpired: {
    line: '{shard}: {m} expired',
    note: 'retention {retentionMs:s}',
    caption:
      '{m} failed for longer than the stream keeps its records ({retentionMs:s}). There is nothing left to try again; {shard} goes on behind it.',
    rule: 'LAM-35',
    tone: 'bad',
    mark: 'lost',
  },
  DestinationNotified: {
    line: '{to} told of {m}',
    caption: 'The on-failure destination {to} has the report on {m}.',
    tone: 'plain',
  },
  DestinationRefused: {
    line: '{to} refuses the report on {m}',
    note: '{code}',
    caption: 'The on-failure destination {to} does not take the report on {m}: “{sentence}” It is gone.',
    tone: 'bad',
    mark: 'lost',
  },
};
