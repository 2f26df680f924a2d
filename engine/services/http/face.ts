import type { Face, FactWords } from '../../kernel/face.ts';

export const face: Face = {
  title: 'HTTP service',
  doc: 'Answers requests, and may call others and wait for them. It can be slow, down or wrong.',
  family: 'outside',
  tint: 'outside',
  icon: 'globe',
  baseName: 'endpoint',
  starts: [
    { id: 'endpoint', title: 'HTTP endpoint', icon: 'globe', baseName: 'endpoint', settings: {} },
    {
      id: 'service',
      title: 'Synchronous service',
      icon: 'server',
      baseName: 'service',
      settings: { work: { kind: 'fixed', seconds: 0.5 }, waitingMax: 0 },
    },
  ],
};

/** How its facts read in the story and the caption. */
export const facts: Readonly<Record<string, FactWords>> = {
  RequestAccepted: {
    line: '{name} takes in the request with {m}',
    captionBy: {
      field: 'place',
      captions: {
        thread: '{name} serves {m} at once; the caller waits for the answer.',
        waiting: 'All threads of {name} are busy: {m} waits (waiting: {waiting}), and so does its caller.',
      },
    },
    tone: 'plain',
    mark: 'received',
  },
  RequestTurnedAway: {
    line: '{m} turned away',
    note: 'status {status}',
    caption:
      'All threads of {name} ({threads}) are busy and no place to wait is free: it answers {by} with {status} at once.',
    tone: 'bad',
    mark: 'throttled',
  },
  RequestStarted: {
    line: '{name} starts on {m}',
    note: 'waited {waitedMs:s}',
    tone: 'plain',
    isMinor: true,
  },
  RequestWorked: {
    line: '{name} has done its work on {m}',
    note: 'effect {effect}',
    tone: 'good',
  },
  CallRetried: {
    line: '{name} calls {to} again for {m}',
    note: '{code}',
    caption:
      'No success for {m} at {to} ({code}); {name} makes attempt {attempt} after {pauseMs:s}, and holds its thread meanwhile.',
    tone: 'bad',
    mark: 'throttled',
  },
  RequestAnswered: {
    line: '{name} answers {m}',
    note: 'status {status} after {latencyMs:s}',
    captionBy: {
      field: 'hearing',
      captions: {
        heard: '{name} is done with {m} and answers {by} after {latencyMs:s}.',
        late: '{name} is done with {m} after {latencyMs:s}, but the caller gave up waiting: the work is done, and nobody knows.',
      },
    },
    tone: 'good',
    mark: 'deleted',
  },
  RequestFailed: {
    line: '{name} fails on {m}',
    note: 'status {status}',
    caption: '{name} {reason}: it answers {by} with status {status} for {m}.',
    tone: 'bad',
    mark: 'failed',
  },
  RequestCascaded: {
    line: '{m} fails because of {callee}',
    note: '{code}',
    caption:
      '{callee} fails for {m} ({code}), and so does {name}, which waited for it: it answers {by} with {status}.',
    tone: 'bad',
    mark: 'failed',
  },
  ServiceCrashed: {
    line: '{name} is down',
    captionBy: {
      field: 'had',
      captions: {
        some: '{name} is down, and has forgotten {m}: whoever asked waits until its time runs out.',
        none: '{name} is down: a request to it is heard by nobody.',
      },
    },
    tone: 'bad',
    mark: 'failed',
  },
};
