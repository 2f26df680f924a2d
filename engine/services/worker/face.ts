import type { Face, FactWords } from '../../kernel/face.ts';

export const face: Face = {
  title: 'Worker group',
  doc: 'Programs that poll a queue, work on each message and delete it.',
  family: 'programs',
  tint: 'outside',
  icon: 'hammer',
  baseName: 'workers',
  starts: [{ id: 'group', title: 'Worker group', icon: 'hammer', baseName: 'workers', settings: {} }],
};

/** How its facts read in the story and the caption. */
export const facts: Readonly<Record<string, FactWords>> = {
  WorkStarted: {
    line: '{name} {worker:w} starts on {m}',
    note: 'receive {receiveCount}',
    tone: 'plain',
    mark: 'received',
    isMinor: true,
  },
  WorkSucceeded: {
    line: '{name} {worker:w} is done with {m}',
    note: 'effect {effect}',
    caption: '{name} {worker:w} has done its work on {m}.',
    tone: 'good',
    mark: 'deleted',
  },
  WorkFailed: {
    line: '{name} {worker:w} fails on {m}',
    note: '{reason}',
    captionBy: {
      field: 'whenFailed',
      captions: {
        leave:
          '{name} {worker:w} {reason}. It does not delete {m}, so SQS keeps it hidden until the visibility timeout runs out.',
        release:
          '{name} {worker:w} {reason}. It sets the visibility timeout of {m} to 0: the next receive may have it.',
        delete: '{name} {worker:w} {reason}, and deletes {m} all the same.',
      },
    },
    tone: 'bad',
    mark: 'failed',
  },
  WorkerCrashed: {
    line: '{name} {worker:w} crashes',
    note: '{reason}',
    caption: '{name} {worker:w} crashes ({reason}). What it had received is still in the queue, in flight.',
    tone: 'bad',
    mark: 'failed',
  },
  WorkerRestarted: { line: '{name} {worker:w} is back', tone: 'good' },
  DeleteRefused: {
    line: 'delete of {m} refused',
    note: '{code}',
    caption: '{name} is done with {m}, but its delete is refused: “{sentence}”',
    rule: 'SQS-54',
    tone: 'bad',
    mark: 'failed',
  },
  ExtendRefused: { line: 'more time for {m} refused', note: '{code}', tone: 'bad', mark: 'failed' },
  ReceiveRefused: {
    line: '{name} {worker:w} may not receive',
    note: '{code}',
    caption: 'The receive is refused: “{sentence}” ({code}).',
    tone: 'bad',
    mark: 'throttled',
  },
};
