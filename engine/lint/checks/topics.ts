import { isAllowed, readPolicy } from '../../aws/policy.ts';
import type { PolicyStatement } from '../../kernel/service.ts';
import type { ScenarioLink } from '../../protocol.ts';
import { grantFor, withGrant } from '../../scenario/grants.ts';
import type { Scenario } from '../../scenario/model.ts';
import type { Diagram } from '../diagram.ts';
import type { LintFinding } from '../findings.ts';

/** A delivery without the receiver's leave is refused, and the receiver never hears of it. */
export function deliveryDenied(diagram: Diagram): LintFinding[] {
  const { scenario } = diagram;
  return scenario.links.flatMap((link) => {
    const statement = grantFor(scenario, link);
    if (!statement || isGranted(diagram, link, statement)) return [];
    return {
      check: 'delivery-denied',
      rule: 'SNS-30',
      severity: 'wrong',
      sentence: `The access policy of ${link.to} does not let ${link.from} in: every delivery is denied, and nothing shows at ${link.to}.`,
      on: [link.to, link.from, link.id],
      fix: granting(scenario, link),
    };
  });
}

/** By any statement, not only by the one that was written with the wire. */
function isGranted(diagram: Diagram, { from, to }: ScenarioLink, needed: PolicyStatement): boolean {
  const policy = readPolicy(String(diagram.get(to)?.settings?.Policy ?? ''));
  if (typeof policy === 'string') return false;
  const { Service: service } = needed.Principal as { Service: string };
  const { ArnEquals } = needed.Condition as { ArnEquals: Record<string, string> };
  return isAllowed(policy, {
    principal: {
      service,
      sourceArn: ArnEquals['aws:SourceArn'] ?? '',
      sourceAccount: diagram.get(from)?.account ?? diagram.scenario.account,
    },
    action: String(needed.Action),
    resourceArn: String(needed.Resource),
  });
}

/** A text that is no policy is the learner's to mend. */
function granting(scenario: Scenario, link: ScenarioLink): LintFinding['fix'] {
  const granted = withGrant(scenario, link);
  const isChanged = JSON.stringify(granted) !== JSON.stringify(scenario);
  return isChanged ? { verb: `Add the statement to ${link.to}`, scenario: granted } : undefined;
}

/** What an endpoint does not take is gone after the last retry. */
export function deliveriesCanBeLost(diagram: Diagram): LintFinding[] {
  return diagram.all('sns').flatMap((topic) => {
    const redrives = diagram.out(topic.id, 'redrive');
    return diagram.out(topic.id, 'subscribe').flatMap(({ link, other: endpoint }) => {
      if (endpoint.service !== 'http') return [];
      const isCaught = redrives.some((redrive) => {
        const named = diagram.linkSettings(redrive.link).endpoints as readonly string[];
        return named.length === 0 || named.includes(endpoint.id);
      });
      if (isCaught) return [];
      return {
        check: 'deliveries-can-be-lost',
        rule: 'SNS-72',
        severity: 'doubtful',
        sentence: `${topic.id} tries ${endpoint.id} four times within about a minute and keeps nothing: a longer outage loses messages. A dead-letter queue of the subscription would catch them.`,
        on: [link.id, topic.id, endpoint.id],
      };
    });
  });
}

/** A topic without subscriptions keeps nothing for later. */
export function nobodySubscribes(diagram: Diagram): LintFinding[] {
  return diagram.all('sns').flatMap((topic) => {
    if (
      diagram.out(topic.id, 'subscribe').length > 0 ||
      diagram.into(topic.id, 'publish', 'notify').length === 0
    )
      return [];
    return {
      check: 'nobody-subscribes',
      rule: 'SNS-31',
      severity: 'doubtful',
      sentence: `${topic.id} has no subscription: what is published is gone at once, because a topic stores nothing.`,
      on: [topic.id],
    };
  });
}
