import { durationWords } from '../../kernel/words.ts';
import { type Diagram, longestSeconds, withChanged } from '../diagram.ts';
import type { LintFinding } from '../findings.ts';

const visibilitySecondsMax = 43_200;
const retentionSecondsMax = 1_209_600;
const advisedReceives = 5;
const longPollSeconds = 20;

/** A worker that needs longer than the visibility timeout gets company. */
export function workOutlastsVisibility(diagram: Diagram): LintFinding[] {
  return diagram.all('worker').flatMap((worker) =>
    diagram.into(worker.id, 'poll').flatMap(({ other: queue }) => {
      const its = diagram.settings(worker);
      const own = Number(diagram.settings(queue).VisibilityTimeout);
      const visibility = Number(its.visibilityTimeoutSeconds ?? own);
      const longest = longestSeconds(its.work) * Number(its.batchSize);
      if (longest < visibility || Number(its.heartbeatSeconds ?? 0) > 0) return [];
      const wanted = Math.min(visibilitySecondsMax, Math.ceil(longest * 2));
      return {
        check: 'work-outlasts-visibility',
        rule: 'SQS-40',
        severity: 'doubtful',
        sentence: `${worker.id} may need ${seconds(longest)} for what it receives at once, but ${queue.id} hides it for ${seconds(visibility)}: it is handed out again while it is still worked on.`,
        on: [queue.id, worker.id],
        fix: fixOf(wanted > longest && its.visibilityTimeoutSeconds === undefined, {
          verb: `Set VisibilityTimeout to ${wanted} s`,
          scenario: withChanged(diagram.scenario, queue.id, { VisibilityTimeout: wanted }),
        }),
      };
    }),
  );
}

/** Nothing takes a message that always fails out of the way. */
export function noDeadLetterQueue(diagram: Diagram): LintFinding[] {
  return diagram.all('sqs').flatMap((queue) => {
    const isWorkedOff =
      diagram.out(queue.id, 'poll').length + diagram.out(queue.id, 'eventSource').length > 0;
    const isDeadLetterQueue = diagram.into(queue.id, 'redrive').length > 0;
    if (!isWorkedOff || isDeadLetterQueue || diagram.out(queue.id, 'redrive').length > 0) return [];
    return {
      check: 'no-dead-letter-queue',
      rule: 'SQS-70',
      severity: 'doubtful',
      sentence: `${queue.id} has no dead-letter queue: a message that always fails comes back until its retention period ends.`,
      on: [queue.id],
      fix: withDeadLetterQueue(diagram, queue.id),
    };
  });
}

function withDeadLetterQueue(diagram: Diagram, id: string): LintFinding['fix'] {
  const { scenario } = diagram;
  const queue = diagram.get(id);
  const isFifo = queue?.settings?.FifoQueue === true;
  const name = `${id.replace(/\.fifo$/, '')}-dlq${isFifo ? '.fifo' : ''}`;
  const wire = `${id}-redrive-${name}`;
  if (diagram.get(name) || scenario.links.some((link) => link.id === wire)) return undefined;
  const at = scenario.layout[id];
  return {
    verb: `Add ${name}, after ${advisedReceives} receives`,
    scenario: {
      ...scenario,
      resources: [
        ...scenario.resources,
        { id: name, service: 'sqs', settings: isFifo ? { FifoQueue: true } : {} },
      ],
      links: [
        ...scenario.links,
        { id: wire, from: id, to: name, kind: 'redrive', settings: { maxReceiveCount: advisedReceives } },
      ],
      layout: at ? { ...scenario.layout, [name]: { x: at.x, y: at.y + 300 } } : scenario.layout,
    },
  };
}

/** A message keeps its age when it moves to a standard dead-letter queue. */
export function deadLettersExpireEarly(diagram: Diagram): LintFinding[] {
  return diagram.all('sqs').flatMap((queue) =>
    diagram.out(queue.id, 'redrive').flatMap(({ other: target }) => {
      if (queue.settings?.FifoQueue === true) return [];
      const source = Number(diagram.settings(queue).MessageRetentionPeriod);
      const kept = Number(diagram.settings(target).MessageRetentionPeriod);
      if (kept > source) return [];
      return {
        check: 'dead-letters-expire-early',
        rule: 'SQS-73',
        severity: 'doubtful',
        sentence: `A message keeps its age when it moves to ${target.id}, and ${target.id} keeps it no longer than ${queue.id} does: what moves late is gone before anybody looks.`,
        on: [target.id, queue.id],
        fix: fixOf(source < retentionSecondsMax, {
          verb: 'Set MessageRetentionPeriod to 14 d',
          scenario: withChanged(diagram.scenario, target.id, { MessageRetentionPeriod: retentionSecondsMax }),
        }),
      };
    }),
  );
}

/** Polling without waiting asks again and again, and is billed each time. */
export function shortPolling(diagram: Diagram): LintFinding[] {
  return diagram.all('worker').flatMap((worker) =>
    diagram.into(worker.id, 'poll').flatMap(({ other: queue }) => {
      if (Number(diagram.settings(worker).waitTimeSeconds) > 0) return [];
      return {
        check: 'short-polling',
        rule: 'SQS-42',
        severity: 'doubtful',
        sentence: `${worker.id} asks ${queue.id} without waiting: most answers are empty, each is billed, and a short poll may miss messages that are there.`,
        on: [worker.id, queue.id],
        fix: {
          verb: `Wait up to ${longPollSeconds} s for a message`,
          scenario: withChanged(diagram.scenario, worker.id, { waitTimeSeconds: longPollSeconds }),
        },
      };
    }),
  );
}

/** Work that is done and not deleted is done again. */
export function nothingDeleted(diagram: Diagram): LintFinding[] {
  return diagram.all('worker').flatMap((worker) => {
    if (diagram.settings(worker).deleteAfterWork !== false || diagram.into(worker.id, 'poll').length === 0)
      return [];
    return {
      check: 'nothing-deleted',
      rule: 'SQS-40',
      severity: 'wrong',
      sentence: `${worker.id} never deletes what it has worked on: SQS hands every message out again.`,
      on: [worker.id],
      fix: {
        verb: 'Delete after work',
        scenario: withChanged(diagram.scenario, worker.id, { deleteAfterWork: true }),
      },
    };
  });
}

/** Nobody takes anything out. */
export function nobodyReads(diagram: Diagram): LintFinding[] {
  return diagram.all('sqs').flatMap((queue) => {
    const hasReader = ['poll', 'eventSource'].some((kind) => diagram.out(queue.id, kind).length > 0);
    const isDeadLetterQueue = diagram.into(queue.id, 'redrive').length > 0;
    const isFilled = diagram.scenario.links.some(({ to, kind }) => to === queue.id && kind !== 'redrive');
    if (hasReader || isDeadLetterQueue || !isFilled) return [];
    const kept = Number(diagram.settings(queue).MessageRetentionPeriod);
    return {
      check: 'nobody-reads',
      rule: 'SQS-03',
      severity: 'doubtful',
      sentence: `Nobody receives from ${queue.id}: what is sent to it waits for ${seconds(kept)}, and then it is gone.`,
      on: [queue.id],
    };
  });
}

/** 90 → "90 s", 345600 → "4 d". */
function seconds(count: number): string {
  return durationWords(count * 1000);
}

function fixOf(isPossible: boolean, fix: NonNullable<LintFinding['fix']>): LintFinding['fix'] {
  return isPossible ? fix : undefined;
}
