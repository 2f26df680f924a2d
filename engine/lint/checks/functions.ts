import { durationWords } from '../../kernel/words.ts';
import { type Diagram, longestSeconds, withChanged } from '../diagram.ts';
import type { LintFinding } from '../findings.ts';

const visibilitySecondsMax = 43_200;
const advisedTimes = 6;
const advisedReceives = 5;
const advisedRetries = 3;

/** The queue must hide a batch for longer than the function may take, with room for throttled tries. */
export function visibilityBelowTimeout(diagram: Diagram): LintFinding[] {
  return diagram.all('lambda').flatMap((lambda) =>
    diagram.into(lambda.id, 'eventSource').flatMap(({ link, other: queue }) => {
      if (queue.service !== 'sqs') return [];
      const visibility = Number(diagram.settings(queue).VisibilityTimeout);
      const timeout = Number(diagram.settings(lambda).Timeout);
      const window = Number(diagram.linkSettings(link).MaximumBatchingWindowInSeconds);
      const wanted = Math.min(visibilitySecondsMax, advisedTimes * timeout + window);
      if (visibility >= wanted) return [];
      const isBelow = visibility < timeout;
      return {
        check: 'visibility-below-timeout',
        rule: 'LAM-08',
        severity: isBelow ? 'wrong' : 'doubtful',
        sentence: isBelow
          ? `${queue.id} hides a message for ${visibility} s, but ${lambda.id} may work for ${timeout} s: AWS refuses this event source mapping.`
          : `${queue.id} hides a message for ${visibility} s; ${wanted} s are advised, six times the timeout of ${lambda.id}${window > 0 ? ' and the batching window' : ''}, or batches that were throttled come back while they are tried again.`,
        on: [queue.id, lambda.id, link.id],
        fix: {
          verb: `Set VisibilityTimeout to ${wanted} s`,
          scenario: withChanged(diagram.scenario, queue.id, { VisibilityTimeout: wanted }),
        },
      };
    }),
  );
}

/** Throttled batches raise the receive count of messages that are good. */
export function fewReceivesForFunction(diagram: Diagram): LintFinding[] {
  return diagram.all('sqs').flatMap((queue) => {
    const [mapping] = diagram.out(queue.id, 'eventSource');
    const [redrive] = diagram.out(queue.id, 'redrive');
    if (!mapping || !redrive) return [];
    const count = Number(diagram.linkSettings(redrive.link).maxReceiveCount);
    if (count >= advisedReceives) return [];
    return {
      check: 'few-receives-for-function',
      rule: 'LAM-09',
      severity: 'doubtful',
      sentence: `${queue.id} gives a message up after ${count} receives, and a batch that ${mapping.other.id} had no room for counts as one: good messages can end in ${redrive.other.id}.`,
      on: [redrive.link.id, queue.id, mapping.other.id],
      fix: {
        verb: `Set maxReceiveCount to ${advisedReceives}`,
        scenario: withChanged(diagram.scenario, redrive.link.id, { maxReceiveCount: advisedReceives }),
      },
    };
  });
}

/** One bad message takes its whole batch with it. */
export function wholeBatchFails(diagram: Diagram): LintFinding[] {
  return diagram.all('lambda').flatMap((lambda) =>
    diagram.into(lambda.id, 'eventSource').flatMap(({ link, other: source }) => {
      const { BatchSize: size, ReportBatchItemFailures: reports } = diagram.linkSettings(link);
      if (source.service !== 'sqs' || reports === true || Number(size) < 2) return [];
      return {
        check: 'whole-batch-fails',
        rule: 'LAM-12',
        severity: 'doubtful',
        sentence: `${lambda.id} gets up to ${size} messages at once and cannot name the one that failed: a single bad message brings all of them back.`,
        on: [link.id, lambda.id],
        fix: {
          verb: 'Switch ReportBatchItemFailures on',
          scenario: withChanged(diagram.scenario, link.id, { ReportBatchItemFailures: true }),
        },
      };
    }),
  );
}

/** By default a shard waits for its bad record until that expires. */
export function recordBlocksShard(diagram: Diagram): LintFinding[] {
  return diagram.all('lambda').flatMap((lambda) =>
    diagram.into(lambda.id, 'eventSource').flatMap(({ link, other: stream }) => {
      if (stream.service !== 'kinesis') return [];
      const { MaximumRetryAttempts: attempts, MaximumRecordAgeInSeconds: age } = diagram.linkSettings(link);
      if (attempts !== -1 || age !== -1) return [];
      const kept = durationWords(Number(diagram.settings(stream).RetentionPeriodHours) * 3_600_000);
      return {
        check: 'record-blocks-shard',
        rule: 'LAM-35',
        severity: 'doubtful',
        sentence: `${lambda.id} tries a failed batch again until its records expire: one bad record holds up its shard of ${stream.id} for up to ${kept}.`,
        on: [link.id, lambda.id, stream.id],
        fix: {
          verb: `Cut failed batches in two and try ${advisedRetries} times`,
          scenario: withChanged(diagram.scenario, link.id, {
            MaximumRetryAttempts: advisedRetries,
            BisectBatchOnFunctionError: true,
          }),
        },
      };
    }),
  );
}

/** What takes longer than the timeout never succeeds. */
export function workBeyondTimeout(diagram: Diagram): LintFinding[] {
  return diagram.all('lambda').flatMap((lambda) => {
    const { work, Timeout } = diagram.settings(lambda);
    const { kind, seconds } = (work ?? {}) as { kind?: string; seconds?: number };
    const shortest = kind === 'fixed' ? Number(seconds) : 0;
    if (shortest <= Number(Timeout)) return [];
    return {
      check: 'work-beyond-timeout',
      rule: 'LAM-11',
      severity: 'wrong',
      sentence: `${lambda.id} works for ${longestSeconds(work)} s and is ended after ${Timeout} s: every invocation fails.`,
      on: [lambda.id],
      fix: {
        verb: `Set Timeout to ${Math.ceil(shortest * 2)} s`,
        scenario: withChanged(diagram.scenario, lambda.id, {
          Timeout: Math.min(900, Math.ceil(shortest * 2)),
        }),
      },
    };
  });
}
