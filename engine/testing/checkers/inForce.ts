/** Attributes, wires and redrive policies as the log tells them: what holds for a queue at a fact. */
import type { Fact } from '../../kernel/log.ts';
import type { Command, ScenarioLink } from '../../protocol.ts';
import type { Checker, Story } from './story.ts';

export interface QueueRules {
  FifoQueue: boolean;
  VisibilityTimeout: number;
  DelaySeconds: number;
  MessageRetentionPeriod: number;
  ContentBasedDeduplication?: boolean;
  DeduplicationScope?: string;
}

export interface Policy {
  target: string;
  maxReceiveCount: number;
}

interface QueueInForce {
  rules: QueueRules;
  policy: Policy | undefined;
  /** The wire that last set the policy. */
  wire: ScenarioLink | undefined;
}

export class InForce implements Checker {
  private readonly queues = new Map<string, QueueInForce>();
  private readonly links = new Map<string, ScenarioLink>();

  constructor(private readonly story: Story) {}

  rules(queue: string): QueueRules | undefined {
    return this.queues.get(queue)?.rules;
  }

  /** The redrive policy, whether or not its dead-letter queue is there. */
  policy(queue: string): Policy | undefined {
    return this.queues.get(queue)?.policy;
  }

  isThere(queue: string): boolean {
    return this.queues.has(queue);
  }

  see(fact: Fact): void {
    if (fact.type === 'LinksChanged') this.changeLinks(fact);
    if (fact.service !== 'sqs') return;
    if (fact.type === 'ResourceRemoved') this.queues.delete(fact.resource);
    else if (fact.type === 'ResourceCreated') {
      const rules = fact.detail.settings as QueueRules;
      this.queues.set(fact.resource, { rules, policy: undefined, wire: undefined });
    } else if (fact.type === 'AttributesChanged') this.changeAttributes(fact);
  }

  private changeAttributes(fact: Fact): void {
    const queue = this.queues.get(fact.resource);
    if (!queue) return;
    queue.rules = { ...queue.rules, ...(fact.detail.settings as Partial<QueueRules>) };
    const { Attributes } = (this.story.requestOf(fact)?.input ?? {}) as {
      Attributes?: Record<string, string>;
    };
    if (Attributes?.RedrivePolicy !== undefined) queue.policy = policyOf(Attributes.RedrivePolicy);
  }

  /** Which wires changed is in the fact; how, in its cause. */
  private changeLinks(fact: Fact): void {
    const changed = new Set<string>();
    const put = (link: ScenarioLink) => {
      changed.add(link.from).add(link.to);
      this.links.set(link.id, link);
    };
    const drop = (id: string) => {
      const link = this.links.get(id);
      if (link) changed.add(link.from).add(link.to);
      this.links.delete(id);
    };
    const cause = this.story.facts[fact.causeSeq];
    const command = cause?.type === 'CommandApplied' ? (cause.detail.command as Command) : undefined;
    if (cause?.type === 'RunStarted') for (const link of this.story.run.scenario.links) put(link);
    else if (command?.type === 'connect') put(command.link);
    else if (command?.type === 'configureLink') {
      const old = this.links.get(command.id);
      if (old) put({ ...old, settings: command.settings });
    } else for (const id of fact.detail.links as string[]) drop(id);
    for (const id of changed) this.rewire(id);
  }

  /** A policy set with SetQueueAttributes stays until the queue's own redrive wire changes. */
  private rewire(id: string): void {
    const queue = this.queues.get(id);
    const wire = [...this.links.values()].find((link) => link.kind === 'redrive' && link.from === id);
    if (!queue || wire === queue.wire) return;
    const maxReceiveCount = (wire?.settings?.maxReceiveCount ?? 10) as number;
    queue.wire = wire;
    queue.policy = wire && { target: wire.to, maxReceiveCount };
  }
}

function policyOf(text: string): Policy | undefined {
  if (text === '') return undefined;
  const { deadLetterTargetArn, maxReceiveCount = 10 } = JSON.parse(text) as Record<string, unknown>;
  return {
    target: String(deadLetterTargetArn).split(':').pop() ?? '',
    maxReceiveCount: Number(maxReceiveCount),
  };
}
