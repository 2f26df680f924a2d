/** The contract of a function's settings: what AWS calls its configuration, and how its code behaves. */
import type { ObjectShape } from '../../kernel/shape.ts';
import { namesShape, shareShape } from '../../programs/meant.ts';
import { type Work, workShape } from '../../programs/work.ts';
import { concurrencyMax, timeoutSecondsMax } from './limits.ts';

export interface FunctionSettings {
  Timeout: number;
  ReservedConcurrentExecutions?: number;
  work: Work;
  workPerRecordSeconds: number;
  failMessages: readonly string[];
  failFirstTimes: number;
  failRate: number;
  throwMessages: readonly string[];
  dropMessages: readonly string[];
  transformTo: string;
  answerWith: string;
  coldStartSeconds: number;
  keepWarmSeconds: number;
}

export const settingsShape: ObjectShape = {
  type: 'object',
  fields: {
    Timeout: {
      type: 'integer',
      min: 1,
      max: timeoutSecondsMax,
      default: 3,
      unit: 's',
      title: 'Timeout',
      doc: 'After so much work the invocation is ended and counts as failed. The cold start does not count.',
    },
    ReservedConcurrentExecutions: {
      type: 'integer',
      min: 0,
      max: concurrencyMax,
      unit: 'invocations',
      title: 'ReservedConcurrentExecutions',
      doc: 'At most so many invocations at a time; the others are throttled. Left out, the 1,000 of the account.',
      rule: 'LAM-09',
    },
    work: workShape(
      'Work in an invocation',
      'How long one invocation takes, whatever it carries.',
      { kind: 'fixed', seconds: 0.5 },
      'Each invocation.',
    ),
    workPerRecordSeconds: {
      type: 'number',
      min: 0,
      max: timeoutSecondsMax,
      default: 0,
      unit: 's',
      title: 'Work on each record',
      doc: 'So much more for every record in the invocation, one after the other.',
    },
    failMessages: namesShape(
      'Fails on',
      'Messages whose work always fails: “m3”, or any text in the body. Without ReportBatchItemFailures one of them fails its whole batch.',
    ),
    failFirstTimes: {
      type: 'integer',
      min: 0,
      max: 1_000,
      default: 0,
      unit: 'times',
      title: 'Fails at first',
      doc: 'Every message fails the first so many times it reaches the function.',
    },
    failRate: shareShape(
      'Throws by chance',
      'Share of the invocations that throw before they have done anything: 0 none, 1 all.',
    ),
    throwMessages: {
      ...namesShape(
        'Throws on',
        'Messages at which the function throws, even where it could name the record: “m3”, or any text in the body.',
      ),
      advanced: true,
    },
    dropMessages: {
      ...namesShape('Drops', 'As a transform of Firehose: records that it answers with Dropped.'),
      rule: 'FH-17',
      advanced: true,
    },
    transformTo: {
      type: 'string',
      default: '{body}',
      max: 10_000,
      multiline: true,
      title: 'Transforms to',
      doc: 'As a transform of Firehose: the data of a record that is Ok. {body} stands for what came, {m} for the message.',
      advanced: true,
    },
    answerWith: {
      type: 'string',
      default: '',
      max: 10_000,
      multiline: true,
      title: 'Answers with',
      doc: 'What the function returns, in place of the right answer. JSON; anything else counts as bad JSON.',
      rule: 'LAM-12',
      advanced: true,
    },
    coldStartSeconds: {
      type: 'number',
      min: 0,
      max: 10,
      default: 0.4,
      unit: 's',
      title: 'Cold start',
      doc: 'How long a new environment takes before it can work. A figure of the model.',
    },
    keepWarmSeconds: {
      type: 'number',
      min: 0,
      max: 43_200,
      default: 300,
      unit: 's',
      title: 'Keep warm',
      doc: 'How long an idle environment stays. AWS promises no figure; this is the model’s.',
      advanced: true,
    },
  },
};
