/** Other names for resources, followed wherever a document speaks of them. Pure. */
import {
  bucketArn,
  type Command,
  deliveryStreamArn,
  functionArn,
  queueArn,
  type Scenario,
  type ScenarioLink,
  type ScenarioResource,
  streamArn,
  topicArn,
} from '../../engine/index.ts';

export interface Place {
  /** Twelve digits. */
  account: string;
  /** "us-east-1" */
  region: string;
}

/** One resource that is called something else from now on, or lives elsewhere. */
export interface Renaming {
  service: string;
  from: string;
  to: string;
  was: Place;
  is: Place;
}

/** Where a resource lives: its own place, or the document's. */
export function placeOf({ account, region }: ScenarioResource, scenario: Place): Place {
  return { account: account ?? scenario.account, region: region ?? scenario.region };
}

/** What texts call a resource, besides its bare name: in policies, requests and settings. */
const addresses: Readonly<Record<string, (place: Place, id: string) => readonly string[]>> = {
  sqs: (place, id) => [
    queueArn(place, id),
    `https://sqs.${place.region}.amazonaws.com/${place.account}/${id}`,
  ],
  sns: (place, id) => [topicArn(place, id)],
  kinesis: (place, id) => [streamArn(place, id)],
  firehose: (place, id) => [deliveryStreamArn(place, id)],
  lambda: (place, id) => [functionArn(place, id)],
  s3: (_place, id) => [bucketArn(id)],
};

/** The field in which a request to the account or the resource has its bare name. */
const nameFields: Readonly<Record<string, string>> = {
  sqs: 'QueueName',
  sns: 'Name',
  kinesis: 'StreamName',
  firehose: 'DeliveryStreamName',
  lambda: 'FunctionName',
  s3: 'Bucket',
};

/** The document with every resource under its other name, and everything that pointed to it pointing there. */
export function withRenamed(scenario: Scenario, renamings: readonly Renaming[]): Scenario {
  const follow = followerOf(renamings);
  return {
    ...scenario,
    resources: scenario.resources.map(follow.resource),
    links: scenario.links.map(follow.link),
    script: scenario.script.map((entry) => ({ ...entry, command: follow.command(entry.command) })),
    layout: Object.fromEntries(Object.entries(scenario.layout).map(([id, at]) => [follow.id(id), at])),
  };
}

interface Follower {
  id(id: string): string;
  text(text: string): string;
  resource(resource: ScenarioResource): ScenarioResource;
  link(link: ScenarioLink): ScenarioLink;
  command(command: Command): Command;
}

function followerOf(renamings: readonly Renaming[]): Follower {
  const ids = new Map(renamings.map(({ from, to }) => [from, to]));
  const id = (old: string) => ids.get(old) ?? old;
  const text = textFollower(renamings);
  const deep = <T>(value: T): T => mapTexts(value, text) as T;
  const resource = (old: ScenarioResource): ScenarioResource => ({ ...deep(old), id: id(old.id) });
  const link = ({ from, to, settings, ...old }: ScenarioLink): ScenarioLink => ({
    ...old,
    from: id(from),
    to: id(to),
    ...(settings && { settings: withSubscribers(deep(settings), id) }),
  });
  return {
    id,
    text,
    resource,
    link,
    command: (command) => followInCommand(command, { id, deep, resource, link }, renamings),
  };
}

/** Dead letters of a topic are sorted by the names of its subscribers. */
function withSubscribers(settings: Record<string, unknown>, id: (old: string) => string) {
  const { endpoints } = settings;
  if (!Array.isArray(endpoints)) return settings;
  return { ...settings, endpoints: endpoints.map((name) => (typeof name === 'string' ? id(name) : name)) };
}

interface Parts extends Pick<Follower, 'id' | 'resource' | 'link'> {
  deep<T>(value: T): T;
}

function followInCommand(
  command: Command,
  { id, deep, ...parts }: Parts,
  renamings: readonly Renaming[],
): Command {
  const followed = deep(command);
  switch (followed.type) {
    case 'call': {
      const meant = renamings.find(({ from }) => from === followed.to);
      return { ...followed, to: id(followed.to), input: withName(followed.input, meant ? [meant] : []) };
    }
    case 'accountCall': {
      const meant = renamings.filter(({ service }) => service === followed.service);
      return { ...followed, input: withName(followed.input, meant) };
    }
    case 'setFault':
    case 'heal':
      return { ...followed, on: id(followed.on) };
    case 'create':
      return { ...followed, resource: parts.resource(followed.resource) };
    case 'connect':
      return { ...followed, link: parts.link(followed.link) };
    case 'remove':
    case 'configure':
      return { ...followed, id: id(followed.id) };
    case 'disconnect':
    case 'configureLink':
      return followed;
  }
}

function withName(input: unknown, renamings: readonly Renaming[]): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const fields = input as Record<string, unknown>;
  const meant = renamings.find(({ service, from }) => fields[nameFields[service] ?? ''] === from);
  return meant ? { ...fields, [nameFields[meant.service] ?? '']: meant.to } : input;
}

/** All names are followed in one walk: two resources that exchange their names do not meet half way. */
function textFollower(renamings: readonly Renaming[]): (text: string) => string {
  const known = new Map(
    renamings.flatMap(({ service, from, to, was, is }) => {
      const olds = addresses[service]?.(was, from) ?? [];
      const news = addresses[service]?.(is, to) ?? [];
      return olds.map((old, index): [string, string] => [old, news[index] ?? old]);
    }),
  );
  const ids = new Map(renamings.map(({ from, to }) => [from, to]));
  // "orders" is not meant by "orders-dlq", nor by "orders.fifo".
  const pattern = new RegExp(`(?:${[...known.keys()].map(escaped).join('|')})(?![\\w-]|\\.\\w)`, 'g');
  return (text) => {
    const withAddresses = known.size === 0 ? text : text.replace(pattern, (old) => known.get(old) ?? old);
    return withAddresses.replace(grantNames, (whole, before: string, id: string) =>
      ids.has(id) ? `${before}${ids.get(id)}"` : whole,
    );
  };
}

/** How the page calls the statements it writes: by who may call. */
const grantNames = /("Sid"\s*:\s*"allow-)([^"]*)"/g;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}
