/** Every sentence in which Inflight, and not a service's own rule, refuses a wire. */
import type { LinkRule } from './kernel/service.ts';

/** Pairs that people try, `from → to`, and what to do instead. */
const pairs: Readonly<Record<string, string>> = {
  'producer → worker': 'A producer sends to a queue; a worker polls one. Put a queue between them.',
  'producer → producer': 'Nothing arrives at a producer: it only sends. Wire it to a queue.',
  'worker → worker': 'Workers do not hand work to each other. Let one send to a queue that the other polls.',
  'worker → producer': 'Nothing arrives at a producer: it only sends. A worker can send onward to a queue.',
  'sqs → producer':
    'Nothing arrives at a producer: it only sends. Draw the wire from the producer to the queue.',
};

/** What a service that has no wire of a kind does not do: "A worker does not send dead letters." */
const deeds: Readonly<Record<string, string>> = {
  send: 'does not send messages',
  poll: 'is not polled',
  redrive: 'does not send dead letters',
};

interface Party {
  /** Folder name of the service. */
  service: string;
  /** "SQS queue". */
  title: string;
  links: readonly LinkRule[];
}

/** No wire of any kind leads from one service to the other. */
export function noWire(from: Party, to: Party): string {
  const pair = `${from.service} → ${to.service}`;
  if (Object.hasOwn(pairs, pair)) return pairs[pair] as string;
  const titles = from.links.map((rule) => `"${rule.title}"`);
  const leaving =
    titles.length > 0 ? `It can have these wires: ${titles.join(', ')}.` : 'No wire leaves one.';
  return `${withArticle(from.title)} cannot be wired to ${withArticle(to.title, true)}. ${leaving}`;
}

/** A service has no wire of that kind to whomever. */
export function noSuchKind(from: Party, kind: string): string {
  const deed = Object.hasOwn(deeds, kind) ? deeds[kind] : `has no wire of the kind "${kind}"`;
  return `${withArticle(from.title)} ${deed}.`;
}

/** The kind exists, but leads elsewhere. */
export function wrongKind(from: Party, to: Party, kind: string, kinds: readonly string[]): string {
  const others = kinds.map((name) => `"${name}"`).join(' or ');
  return `A wire of the kind "${kind}" does not lead from ${withArticle(from.title, true)} to ${withArticle(to.title, true)}; ${others} does.`;
}

export function alreadyWired(from: string, to: string): string {
  return `There is already such a wire from "${from}" to "${to}".`;
}

export function tooMany(from: string, rule: LinkRule): string {
  const { title, maxPerResource: max } = rule;
  return max === 1
    ? `"${from}" already has its wire "${title}"; there can be only one.`
    : `"${from}" already has ${max} wires "${title}"; there can be no more.`;
}

export function tooManyTo(to: string, rule: LinkRule): string {
  const { title, maxPerTarget: max } = rule;
  return max === 1
    ? `A wire "${title}" leads to "${to}" already; there can be only one.`
    : `${max} wires "${title}" lead to "${to}" already; there can be no more.`;
}

export function noResource(id: string): string {
  return `There is no resource "${id}".`;
}

function withArticle(title: string, isInside = false): string {
  const isAcronym = /^[A-Z][A-Z0-9]/.test(title);
  // By sound: "an SQS queue", "an S3 bucket", "an exchange", "a worker".
  const article = (isAcronym ? /^[AEFHILMNORSX]/ : /^[aeio]/i).test(title) ? 'an' : 'a';
  const name = isAcronym ? title : title.charAt(0).toLowerCase() + title.slice(1);
  return `${isInside ? article : article.charAt(0).toUpperCase() + article.slice(1)} ${name}`;
}
