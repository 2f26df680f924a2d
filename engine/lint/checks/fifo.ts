import { type Diagram, withChanged } from '../diagram.ts';
import type { LintFinding } from '../findings.ts';

function fifoQueues(diagram: Diagram) {
  return diagram.all('sqs').filter(({ settings }) => settings?.FifoQueue === true);
}

/** Every send needs an id to be told apart by. */
export function noDeduplicationId(diagram: Diagram): LintFinding[] {
  return fifoQueues(diagram).flatMap((queue) =>
    diagram.into(queue.id, 'send').flatMap(({ other: sender }) => {
      if (sender.service !== 'producer' || diagram.settings(queue).ContentBasedDeduplication === true)
        return [];
      if (diagram.settings(sender).deduplicationIds !== 'none') return [];
      return {
        check: 'no-deduplication-id',
        rule: 'SQS-90',
        severity: 'wrong',
        sentence: `${sender.id} sends no MessageDeduplicationId and ${queue.id} makes none from the body: every send is refused.`,
        on: [queue.id, sender.id],
        fix: {
          verb: 'Switch ContentBasedDeduplication on',
          scenario: withChanged(diagram.scenario, queue.id, { ContentBasedDeduplication: true }),
        },
      };
    }),
  );
}

/** A message without a group cannot be put in order. */
export function noMessageGroup(diagram: Diagram): LintFinding[] {
  return fifoQueues(diagram).flatMap((queue) =>
    diagram.into(queue.id, 'send').flatMap(({ other: sender }) => {
      if (sender.service !== 'producer' || groupsOf(diagram, sender).length > 0) return [];
      return {
        check: 'no-message-group',
        rule: 'SQS-90',
        severity: 'wrong',
        sentence: `${sender.id} names no message group: ${queue.id} refuses a message without MessageGroupId.`,
        on: [sender.id, queue.id],
        fix: {
          verb: 'Send in groups A, B and C',
          scenario: withChanged(diagram.scenario, sender.id, { groups: ['A', 'B', 'C'] }),
        },
      };
    }),
  );
}

/** One group is one line, however many stand at its end. */
export function fewerGroupsThanWorkers(diagram: Diagram): LintFinding[] {
  return fifoQueues(diagram).flatMap((queue) => {
    const senders = diagram.into(queue.id, 'send').map(({ other }) => other);
    const groups = new Set(senders.flatMap((sender) => groupsOf(diagram, sender)));
    if (senders.length === 0 || senders.some(({ service }) => service !== 'producer')) return [];
    return diagram.out(queue.id, 'poll').flatMap(({ other: worker }) => {
      const workers = Number(diagram.settings(worker).workers);
      if (groups.size === 0 || workers <= groups.size) return [];
      const [noun, verb] = groups.size === 1 ? ['message group', 'is'] : ['message groups', 'are'];
      return {
        check: 'fewer-groups-than-workers',
        rule: 'SQS-97',
        severity: 'doubtful',
        sentence: `There ${verb} ${groups.size} ${noun} for the ${workers} workers of ${worker.id}: while a message of a group is in flight the rest of it is locked, so ${workers - groups.size} of them always stand idle.`,
        on: [worker.id, queue.id],
      };
    });
  });
}

/** In a FIFO queue only the queue itself can delay. */
export function delayOfOneMessage(diagram: Diagram): LintFinding[] {
  return fifoQueues(diagram).flatMap((queue) =>
    diagram.into(queue.id, 'send').flatMap(({ other: sender }) => {
      const { delaySeconds } = diagram.settings(sender);
      if (delaySeconds === undefined || delaySeconds === 0) return [];
      return {
        check: 'delay-of-one-message',
        rule: 'SQS-61',
        severity: 'wrong',
        sentence: `${sender.id} gives each message a delay of its own: ${queue.id} is a FIFO queue and refuses that.`,
        on: [sender.id, queue.id],
        fix: {
          verb: `Let the queue delay by ${delaySeconds} s`,
          scenario: withChanged(
            withChanged(diagram.scenario, sender.id, { delaySeconds: undefined }),
            queue.id,
            { DelaySeconds: delaySeconds },
          ),
        },
      };
    }),
  );
}

function groupsOf(diagram: Diagram, sender: Parameters<Diagram['settings']>[0]): readonly string[] {
  return (diagram.settings(sender).groups ?? []) as readonly string[];
}
