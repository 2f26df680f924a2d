/** What a worker group is made of. */
import { CowNumbers, CowTable, type Epoch, type Row } from '../../kernel/cow.ts';
import type { Origin, WakeId } from '../../kernel/service.ts';
import type { ReceiveMessageInput } from '../sqs/contract.ts';
import type { WorkerSettings } from './settings.ts';

/** A message that was received and waits for its turn. Immutable. */
export interface Job {
  origin: Origin;
  body: string;
  group: string | undefined;
  receiptHandle: string;
  /** The queue it came from; the wire may lead elsewhere by the time it is done. */
  source: string;
  receiveCount: number;
}

export interface RunningJob extends Job {
  startedAtMs: number;
  endsAtMs: number;
  outcome: 'succeed' | 'fail' | 'crash';
  /** Why it will fail, for the story. */
  reason: string;
}

export interface Worker extends Row {
  activity: 'idle' | 'polling' | 'working' | 'waiting' | 'crashed';
  sinceMs: number;
  untilMs: number | undefined;
  /** Ends the job, the pause or the crash. */
  wakeId: WakeId;
  heartbeatId: WakeId;
  /** Answers to calls of an earlier life find nobody. */
  life: number;
  running: RunningJob | undefined;
  /** Received with it and still to do. Immutable list. */
  jobs: readonly Job[];
}

export interface WorkerState {
  settings: WorkerSettings;
  /** What every poll asks for. One immutable object for all of them: the log keeps each request. */
  pollInput: ReceiveMessageInput;
  workers: CowTable<Worker>;
  /** The queue it polls. */
  source: string | undefined;
  isCrashed: boolean;
  /** How often the work on a message succeeded, by story number. */
  effects: CowNumbers;
  effectsTotal: number;
  effectsOnce: number;
  duplicateEffects: number;
  failedTotal: number;
  crashedTotal: number;
  receivesTotal: number;
  emptyReceivesTotal: number;
  deletesTotal: number;
}

export function newGroup(epoch: Epoch, settings: WorkerSettings): WorkerState {
  return {
    settings,
    pollInput: pollInputOf(settings),
    workers: CowTable.create(epoch),
    source: undefined,
    isCrashed: false,
    effects: CowNumbers.create(epoch),
    effectsTotal: 0,
    effectsOnce: 0,
    duplicateEffects: 0,
    failedTotal: 0,
    crashedTotal: 0,
    receivesTotal: 0,
    emptyReceivesTotal: 0,
    deletesTotal: 0,
  };
}

export function pollInputOf(settings: WorkerSettings): ReceiveMessageInput {
  const input: ReceiveMessageInput = {
    MaxNumberOfMessages: settings.batchSize,
    WaitTimeSeconds: settings.waitTimeSeconds,
    MessageSystemAttributeNames: ['ApproximateReceiveCount', 'MessageGroupId'],
  };
  if (settings.visibilityTimeoutSeconds !== undefined)
    input.VisibilityTimeout = settings.visibilityTimeoutSeconds;
  return input;
}

export function newWorker(nowMs: number): Worker {
  return {
    epoch: 0,
    activity: 'idle',
    sinceMs: nowMs,
    untilMs: undefined,
    wakeId: 0,
    heartbeatId: 0,
    life: 0,
    running: undefined,
    jobs: [],
  };
}

/** What a call of a worker wants to know again when its answer comes. */
export interface CallContext {
  worker: number;
  life: number;
  /** The message the call was about; absent for a receive. Not the job itself: the log keeps what a call carries. */
  origin?: Origin;
}

/** What sending onward wants to know again: the job goes on from there. */
export interface OnwardContext extends CallContext {
  job: Job;
  /** Which of the wires onward this was, from 0. */
  place: number;
  toService: string;
}
