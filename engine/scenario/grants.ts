/**
 * A service that calls another needs the callee's leave: a statement in its access policy. Whoever draws a wire gets the
 * statement written into the document, where it can be seen, changed and taken away.
 */
import { parsePolicy, withoutStatement, withStatement } from '../aws/policy.ts';
import type { PlacedEnd, PolicyStatement } from '../kernel/service.ts';
import type { ScenarioLink, ScenarioResource } from '../protocol.ts';
import { serviceCard } from '../services/cards.ts';
import { linkEndOf } from './cast.ts';
import type { Scenario } from './model.ts';

/** The statement that a wire needs in the policy of what it leads to; undefined when it needs none. */
export function grantFor(
  scenario: Scenario,
  link: Pick<ScenarioLink, 'from' | 'to' | 'kind'>,
): PolicyStatement | undefined {
  const [from, to] = [link.from, link.to].map((id) => scenario.resources.find((each) => each.id === id));
  if (!from || !to) return undefined;
  const rule = serviceCard(from.service)?.links.find(({ kind }) => kind === link.kind);
  return rule?.grant?.(placed(scenario, from), placed(scenario, to));
}

/** The document with the wire's statement in the receiver's policy. */
export function withGrant(scenario: Scenario, link: ScenarioLink): Scenario {
  const statement = grantFor(scenario, link);
  return statement ? withPolicy(scenario, link.to, (text) => withStatement(text, statement)) : scenario;
}

/**
 * The document without the statement of a wire that is gone from it. A statement that the learner has changed stays, and
 * so does one that another wire between the two still needs.
 */
export function withoutGrant(scenario: Scenario, link: ScenarioLink): Scenario {
  const statement = grantFor(scenario, link);
  if (!statement) return scenario;
  const wanted = JSON.stringify(statement);
  const others = scenario.links.filter(({ from, to, id }) => {
    return id !== link.id && from === link.from && to === link.to;
  });
  if (others.some((other) => JSON.stringify(grantFor(scenario, other)) === wanted)) return scenario;
  return withPolicy(scenario, link.to, (text) => {
    const policy = parsePolicy(text);
    if (typeof policy === 'string') return text;
    const isOurs = policy.statements.some((each) => JSON.stringify(each) === wanted);
    return isOurs ? withoutStatement(text, String(statement.Sid)) : text;
  });
}

function withPolicy(scenario: Scenario, id: string, change: (text: string) => string): Scenario {
  const resources = scenario.resources.map((resource) => {
    if (resource.id !== id) return resource;
    const { Policy: policy = '', ...others } = resource.settings ?? {};
    const next = change(String(policy));
    if (next === policy) return resource;
    return { ...resource, settings: next === '' ? others : { ...others, Policy: next } };
  });
  return { ...scenario, resources };
}

function placed(scenario: Scenario, resource: ScenarioResource): PlacedEnd {
  const { account = scenario.account, region = scenario.region } = resource;
  return { ...linkEndOf(resource), account, region };
}
