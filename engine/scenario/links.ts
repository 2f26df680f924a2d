/** May these two be wired? */
import type { LinkEnd, LinkRule, ServiceCard } from '../kernel/service.ts';
import { check } from '../kernel/shape.ts';
import { alreadyWired, noResource, noSuchKind, noWire, tooMany, tooManyTo, wrongKind } from '../linkWords.ts';
import type { ScenarioLink } from '../protocol.ts';
import { serviceCard } from '../services/cards.ts';
import { linkEndOf } from './cast.ts';
import type { Problem, Scenario } from './model.ts';
import { linkShape } from './shapes.ts';
import { asProblem, under, unlike } from './words.ts';

/** A link that is there already. */
export interface Wire {
  id: string;
  from: string;
  to: string;
  kind: string;
}

/**
 * The first thing that is wrong with a link, its path from the link itself ("settings.maxReceiveCount"); undefined when
 * it may be.
 * @param endOf what stands at an end, its settings with defaults; undefined when nothing does
 * @param others the links there are already, without this one
 */
export function checkLink(
  link: ScenarioLink,
  endOf: (id: string) => LinkEnd | undefined,
  others: readonly Wire[],
): Problem | undefined {
  const violation = check(link, linkShape)[0];
  if (violation) return asProblem(violation);
  if (others.some(({ id }) => id === link.id) || endOf(link.id)) {
    return unlike('id', link.id, 'an id that no other link or resource has');
  }
  const from = endOf(link.from);
  if (!from) return { path: 'from', sentence: noResource(link.from) };
  const to = endOf(link.to);
  if (!to) return { path: 'to', sentence: noResource(link.to) };
  return ruleProblem(link, from, to, others) ?? settingsProblems(link, from.service)[0];
}

/** What the service at the link's beginning has against it, settings aside. Both ends must be sound. */
export function ruleProblem(
  { kind }: Pick<ScenarioLink, 'kind'>,
  from: LinkEnd,
  to: LinkEnd,
  others: readonly Wire[],
): Problem | undefined {
  const [begins, ends] = [serviceCard(from.service), serviceCard(to.service)];
  if (!begins || !ends) return undefined;
  const kinds = begins.links.filter((rule) => rule.to.includes(to.service)).map((rule) => rule.kind);
  const rule = ruleOf(begins, kind);
  if (kinds.length === 0) return { path: 'to', sentence: noWire(party(begins), party(ends)) };
  if (!rule) return { path: 'kind', sentence: noSuchKind(party(begins), kind) };
  if (!kinds.includes(kind)) {
    return { path: 'kind', sentence: wrongKind(party(begins), party(ends), kind, kinds) };
  }
  const refusal = rule.refuse?.(from, to);
  if (refusal !== undefined) return { path: 'to', sentence: refusal };
  return countProblem(rule, from.id, to.id, others);
}

function countProblem(
  rule: LinkRule,
  from: string,
  to: string,
  others: readonly Wire[],
): Problem | undefined {
  const same = others.filter((other) => other.from === from && other.kind === rule.kind);
  if (same.some((other) => other.to === to)) return { path: 'to', sentence: alreadyWired(from, to) };
  if (rule.maxPerResource !== undefined && same.length >= rule.maxPerResource)
    return { path: 'from', sentence: tooMany(from, rule) };
  const toSame = others.filter((other) => other.to === to && other.kind === rule.kind);
  if (rule.maxPerTarget !== undefined && toSame.length >= rule.maxPerTarget)
    return { path: 'to', sentence: tooManyTo(to, rule) };
  return undefined;
}

/** What is wrong with the link's own settings. */
export function settingsProblems({ kind, settings }: Partial<ScenarioLink>, service: string): Problem[] {
  const definition = serviceCard(service);
  const rule = definition && kind !== undefined && ruleOf(definition, kind);
  if (!rule || settings === undefined) return [];
  const violations = check(settings, rule.settings, 'settings').map(asProblem);
  if (violations.length > 0) return violations;
  const problem = rule.refuseSettings?.(settings);
  return problem ? [{ path: `settings.${problem.field}`, sentence: problem.sentence }] : [];
}

/** The problems with their paths inside a document. */
export function inDocument(path: string, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, path: under(path, problem.path) }));
}

/**
 * For whoever draws a wire: the kinds of link that may join two resources of a sound scenario, best first, or the one
 * sentence that says why none can.
 * @param kind asks for this kind alone
 */
export function whyNotLink(
  scenario: Pick<Scenario, 'resources' | 'links'>,
  from: string,
  to: string,
  kind?: string,
): { kinds: readonly string[] } | { problem: string } {
  const [begin, end] = [from, to].map((id) => scenario.resources.find((resource) => resource.id === id));
  if (!begin || !end) return { problem: noResource(begin ? to : from) };
  const ends = [linkEndOf(begin), linkEndOf(end)] as const;
  const rules = serviceCard(begin.service)?.links.filter((rule) => rule.to.includes(end.service)) ?? [];
  const asked = kind === undefined ? rules.map((rule) => rule.kind) : [kind];
  const problems = new Map(asked.map((name) => [name, ruleProblem({ kind: name }, ...ends, scenario.links)]));
  const kinds = asked.filter((name) => !problems.get(name));
  if (kinds.length > 0) return { kinds };
  // No rule at all: any kind gives the sentence for the pair.
  const first = [...problems.values()][0] ?? ruleProblem({ kind: '' }, ...ends, scenario.links);
  return { problem: first?.sentence ?? noResource(to) };
}

function ruleOf(definition: ServiceCard, kind: string): LinkRule | undefined {
  return definition.links.find((rule) => rule.kind === kind);
}

function party({ id, face, links }: ServiceCard) {
  return { service: id, title: face.title, links };
}
