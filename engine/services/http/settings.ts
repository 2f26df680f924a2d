/** The contract of an HTTP service's settings. */
import type { ObjectShape } from '../../kernel/shape.ts';
import { namesShape, shareShape } from '../../programs/meant.ts';
import { type Work, workShape } from '../../programs/work.ts';

export const settingsShape: ObjectShape = {
  type: 'object',
  fields: {
    threads: {
      type: 'integer',
      min: 1,
      max: 200,
      default: 4,
      unit: 'threads',
      title: 'Threads',
      doc: 'Requests served at once. A thread is held until its request is answered, also while it waits for others.',
    },
    waitingMax: {
      type: 'integer',
      min: 0,
      max: 1_000,
      default: 100,
      unit: 'requests',
      title: 'Waiting places',
      doc: 'Requests that may wait for a thread. One more is turned away at once with 503.',
    },
    work: workShape(
      'Work on a request',
      'How long its own work on one request takes, before it calls others.',
      { kind: 'fixed', seconds: 0.1 },
      'Each request.',
    ),
    answers: {
      type: 'string',
      oneOf: ['normal', 'wrong'],
      default: 'normal',
      title: 'Answers',
      doc: 'wrong: every request is answered with the status below.',
    },
    failMessages: namesShape('Fails on', 'Requests that always fail: “m3”, or any text in the body.'),
    failRate: shareShape('Fails by chance', 'Share of the requests that fail: 0 none, 1 all.'),
    failStatus: {
      type: 'integer',
      min: 400,
      max: 599,
      default: 500,
      title: 'Status of a failure',
      doc: 'Callers try again after 429 and 500 to 599; any other 4xx is final to them.',
      rule: 'SNS-83',
    },
    callTimeoutSeconds: {
      type: 'number',
      min: 0.01,
      max: 600,
      default: 5,
      unit: 's',
      title: 'Call timeout',
      doc: 'How long it waits for each answer of those it is wired to.',
    },
    callAttempts: {
      type: 'integer',
      min: 1,
      max: 20,
      default: 1,
      unit: 'attempts',
      title: 'Call attempts',
      doc: 'In all, where another attempt may succeed; the thread is held meanwhile.',
    },
    retryPauseSeconds: {
      type: 'number',
      min: 0,
      max: 600,
      default: 0.1,
      unit: 's',
      title: 'Pause between attempts',
      advanced: true,
    },
  },
};

export interface HttpSettings {
  threads: number;
  waitingMax: number;
  work: Work;
  answers: 'normal' | 'wrong';
  failMessages: readonly string[];
  failRate: number;
  failStatus: number;
  callTimeoutSeconds: number;
  callAttempts: number;
  retryPauseSeconds: number;
}
