/** What a service puts into a queue or publishes in its own name, a statement of the receiver's policy lets it. */
import type { Fact } from '../../kernel/log.ts';
import type { ServicePrincipal } from '../../kernel/service.ts';
import type { Stage } from './stage.ts';
import { type Checker, callOf, type Story } from './story.ts';

/** What lets something in, and under which name a policy knows it. */
const gates: Readonly<Record<string, string>> = {
  MessageSent: 'sqs:SendMessage',
  MessageDeduplicated: 'sqs:SendMessage',
  MessagePublished: 'sns:Publish',
};

interface Statement {
  Effect?: string;
  Principal?: { Service?: string | string[] } | string;
  Action?: string | string[];
  Resource?: string;
  Condition?: { ArnEquals?: Record<string, string> };
}

export class Access implements Checker {
  constructor(
    private readonly story: Story,
    private readonly stage: Stage,
  ) {}

  see(fact: Fact): void {
    const gate = gates[fact.type];
    const cause = this.story.facts[fact.causeSeq];
    if (gate === undefined || cause?.type !== 'RequestDeparted') return;
    const { principal, to } = callOf(cause);
    if (!principal || this.isAllowed(to, gate, principal)) return;
    const sentence = `${to}, m${fact.detail.message}: ${principal.service} got it in, and no statement of the policy allows it`;
    this.story.report('access', fact.seq, sentence);
  }

  /** Of the policies that the page writes and the random worlds have: one service, one source, no denials. */
  private isAllowed(id: string, action: string, principal: ServicePrincipal): boolean {
    const { Policy: text } = this.stage.settings(id) as { Policy?: string };
    if (!text) return false;
    const { Statement: statements } = JSON.parse(text) as { Statement: Statement[] };
    return statements.some(({ Effect, Principal, Action, Resource, Condition }) => {
      const services = typeof Principal === 'object' ? [Principal.Service].flat() : [Principal];
      return (
        Effect === 'Allow' &&
        services.some((service) => service === principal.service || service === '*') &&
        [Action].flat().some((name) => name?.toLowerCase() === action.toLowerCase()) &&
        (Resource === undefined || Resource.endsWith(`:${id}`)) &&
        (Condition === undefined || Condition.ArnEquals?.['aws:SourceArn'] === principal.sourceArn)
      );
    });
  }
}
