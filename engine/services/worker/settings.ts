/** The contract of a worker group's settings. */
import type { ObjectShape } from '../../kernel/shape.ts';
import { namesShape, shareShape } from '../../programs/meant.ts';
import { secondsShape, type Work, workShape } from '../../programs/work.ts';

export const settingsShape: ObjectShape = {
  type: 'object',
  fields: {
    workers: {
      type: 'integer',
      min: 1,
      max: 200,
      default: 1,
      unit: 'workers',
      title: 'Workers',
      doc: 'Each polls and works by itself.',
    },
    work: workShape(
      'Work on a message',
      'How long one message takes.',
      { kind: 'fixed', seconds: 2 },
      'Each message.',
    ),
    deleteAfterWork: {
      type: 'boolean',
      default: true,
      title: 'Delete after work',
      doc: 'DeleteMessage after success. Without it SQS hands the message out again.',
      rule: 'SQS-40',
    },
    failMessages: namesShape('Fails on', 'Messages that always fail: “m3”, or any text in the body.'),
    failRate: shareShape('Fails by chance', 'Share of the jobs that fail: 0 none, 1 all.'),
    failFirstTimes: {
      type: 'integer',
      min: 0,
      max: 1_000,
      default: 0,
      unit: 'receives',
      title: 'Fails at first',
      doc: 'Every message fails on its first so many receives.',
    },
    whenFailed: {
      type: 'string',
      oneOf: ['leave', 'release', 'delete'],
      default: 'leave',
      title: 'After a failure',
      doc: 'leave: not deleted, the visibility timeout runs on; release: ChangeMessageVisibility to 0; delete: DeleteMessage all the same.',
      rule: 'SQS-47',
    },
    crashMessages: {
      ...namesShape('Crashes on', 'Messages that crash the worker half way: “m3”, or any text in the body.'),
      advanced: true,
    },
    crashRate: {
      ...shareShape('Crashes by chance', 'Share of the jobs in which the worker crashes.'),
      advanced: true,
    },
    restartSeconds: {
      ...secondsShape('A crashed worker is back after.'),
      required: false,
      default: 5,
      title: 'Restart',
      advanced: true,
    },
    batchSize: {
      type: 'integer',
      min: 1,
      max: 10,
      default: 1,
      unit: 'messages',
      title: 'MaxNumberOfMessages',
      doc: 'Asked for in one receive; they are worked on one after the other.',
      rule: 'SQS-41',
    },
    waitTimeSeconds: {
      type: 'integer',
      min: 0,
      max: 20,
      default: 20,
      unit: 's',
      title: 'WaitTimeSeconds',
      doc: 'Of each receive: 0 is short polling, more waits for a message to arrive.',
      rule: 'SQS-43',
    },
    pollIntervalSeconds: {
      ...secondsShape('Pause after a short poll that gave nothing.'),
      required: false,
      default: 1,
      title: 'Pause between short polls',
      advanced: true,
    },
    visibilityTimeoutSeconds: {
      type: 'integer',
      min: 0,
      max: 43_200,
      unit: 's',
      title: 'VisibilityTimeout of the receive',
      doc: 'Left out, the queue decides.',
      rule: 'SQS-46',
      advanced: true,
    },
    heartbeatSeconds: {
      ...secondsShape('While it works it asks for more time so often; 0 never.'),
      required: false,
      default: 0,
      title: 'Heartbeat',
      rule: 'SQS-47',
    },
    heartbeatExtendSeconds: {
      type: 'integer',
      min: 1,
      max: 43_200,
      default: 30,
      unit: 's',
      title: 'Heartbeat extends by',
      doc: 'ChangeMessageVisibility to so much, from then on.',
      advanced: true,
    },
    requestTimeoutSeconds: {
      type: 'number',
      min: 0.01,
      max: 600,
      default: 5,
      unit: 's',
      title: 'Request timeout',
      doc: 'After this without an answer a call counts as lost; receives wait as long as they poll on top.',
      advanced: true,
    },
  },
};

export interface WorkerSettings {
  workers: number;
  work: Work;
  deleteAfterWork: boolean;
  failMessages: readonly string[];
  failRate: number;
  failFirstTimes: number;
  whenFailed: 'leave' | 'release' | 'delete';
  crashMessages: readonly string[];
  crashRate: number;
  restartSeconds: number;
  batchSize: number;
  waitTimeSeconds: number;
  pollIntervalSeconds: number;
  visibilityTimeoutSeconds?: number;
  heartbeatSeconds: number;
  heartbeatExtendSeconds: number;
  requestTimeoutSeconds: number;
}
