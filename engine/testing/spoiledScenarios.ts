/** One thing wrong with the good story, and what is said of it. */

export interface Spoiled {
  /** Where in the story: "resources[4].id". */
  at: string;
  /** What is put there; undefined takes away what was there. */
  put: unknown;
  /** How the problem's sentence begins. */
  says: string;
  /** The problem's path, when it is not `at`. */
  path?: string;
}

const text = 'expected text';
const wholeNumber = 'expected a whole number';
const unknown = 'found an unknown field, expected one of the known fields:';
const nothing = 'found nothing, expected';
const idText = 'expected text from 1 to 80 characters long, on one line, with no space at either end';
const idOf = (what: string) => `expected the id of a ${what} of this scenario`;
const queueBetween = 'A producer sends to a queue; a worker polls one. Put a queue between them.';

const theDocument: readonly Spoiled[] = [
  { at: 'version', put: undefined, says: `${nothing} a whole number from 0 to 1` },
  { at: 'version', put: '1', says: `found "1", ${wholeNumber} from 0 to 1` },
  { at: 'version', put: -1, says: `found -1, ${wholeNumber} from 0 to 1` },
  { at: 'version', put: 7, says: 'was written by a newer Inflight (version 7); this one reads up to 1' },
  { at: 'sede', put: 1, says: `${unknown} $schema, version, name, seed, account` },
  { at: 'seed', put: -1, says: `found -1, ${wholeNumber} from 0 to 4294967295` },
  { at: 'seed', put: 1.5, says: `found 1.5, ${wholeNumber}` },
  { at: 'seed', put: null, says: `found null, ${wholeNumber}` },
  { at: 'account', put: '12345678901', says: `found "12345678901", ${text}, twelve digits` },
  {
    at: 'region',
    put: 'Europe',
    says: `found "Europe", ${text} of at most 40 characters long, such as "us-east-1"`,
  },
  { at: 'latencyMs', put: Number.POSITIVE_INFINITY, says: 'found Infinity, expected plain JSON data' },
  { at: 'latencyMs', put: -5, says: 'found -5, expected a number from 0 to 3600000' },
  { at: 'speed', put: 0, says: 'found 0, expected a number from 0.001' },
  { at: 'name', put: 12, says: `found 12, ${text}` },
  {
    at: 'name',
    put: 'n'.repeat(300),
    says: `found "${'n'.repeat(60)}"… (300 characters), ${text} of at most 200`,
  },
  { at: 'layout', put: [], says: 'found a list of 0 items, expected an object' },
  { at: 'layout.shop.x', put: Number.NaN, says: 'found NaN, expected plain JSON data' },
  { at: 'layout.shop', put: { x: 1 }, path: 'layout.shop.y', says: `${nothing} a number` },
  {
    at: 'notes[0].id',
    put: 'shop',
    says: 'found "shop", expected an id of its own: resources[0] has this one',
  },
  { at: 'layout.shop.z', put: 1, says: `${unknown} x, y` },
];

const resources: readonly Spoiled[] = [
  { at: 'resources', put: undefined, says: `${nothing} a list of at most 500 items` },
  { at: 'resources', put: {}, says: 'found an object, expected a list of at most 500 items' },
  {
    at: 'resources',
    put: Array(501).fill({}),
    says: 'found a list of 501 items, expected a list of at most 500',
  },
  { at: 'resources[4]', put: null, says: 'found null, expected an object' },
  { at: 'resources[4]', put: 'sqs', says: 'found "sqs", expected an object' },
  { at: 'resources[4].id', put: undefined, says: `${nothing} text from 1 to 80 characters long` },
  { at: 'resources[4].id', put: '', says: `found "", ${idText}` },
  {
    at: 'resources[4].id',
    put: 'i'.repeat(81),
    says: `found "${'i'.repeat(60)}"… (81 characters), ${idText}`,
  },
  { at: 'resources[4].id', put: 'archive ', says: `found "archive ", ${idText}` },
  { at: 'resources[4].id', put: 'a\nb', says: `found "a\\nb", ${idText}` },
  { at: 'resources[4].id', put: '__proto__', says: `found "__proto__", ${idText}` },
  {
    at: 'resources[4].id',
    put: 'orders',
    says: 'found "orders", expected an id of its own: resources[1] has this one',
  },
  { at: 'resources[4].service', put: undefined, says: `${nothing} text` },
  {
    at: 'resources[4].service',
    put: 'sns2',
    says: 'found "sns2", expected one of "producer", "worker", "reader"',
  },
  { at: 'resources[4].service', put: 'constructor', says: 'found "constructor", expected one of "producer"' },
  { at: 'resources[4].x', put: 1, says: `${unknown} id, service, settings, account, region` },
  { at: 'resources[2].account', put: 444455556666, says: `found 444455556666, ${text}, twelve digits` },
  { at: 'resources[4].settings', put: [], says: 'found a list of 0 items, expected an object' },
  { at: 'resources[4].settings', put: null, says: 'found null, expected an object' },
  // A queue's name is checked by the service itself, in its own words.
  { at: 'resources[4].settings.FifoQueue', put: true, path: 'resources[4]', says: '' },
  { at: 'resources[4].id', put: 'the archive', path: 'resources[4]', says: '' },
];

const settings: readonly Spoiled[] = [
  {
    at: 'resources[1].settings.VisibilityTimeout',
    put: 99999,
    says: `found 99999, ${wholeNumber} from 0 to 43200`,
  },
  {
    at: 'resources[1].settings.VisibilityTimeout',
    put: '30',
    says: `found "30", ${wholeNumber} from 0 to 43200`,
  },
  { at: 'resources[1].settings.VisibilityTimout', put: 30, says: `${unknown} FifoQueue, VisibilityTimeout` },
  ...[
    { put: { everySeconds: 1 }, key: 'kind', says: `${nothing} one of "constant", "poisson"` },
    { put: { kind: 'never' }, key: 'kind', says: 'found "never", expected one of "constant", "poisson"' },
    { put: { kind: 'constructor' }, key: 'kind', says: 'found "constructor", expected one of "constant"' },
    { put: { kind: ['constant'] }, key: 'kind', says: 'found a list of 1 item, expected one of "constant"' },
    { put: { kind: 'burst', size: 3 }, key: 'everySeconds', says: `${nothing} a number from 0.001` },
  ].map(({ key, ...spoiled }) => {
    const at = 'resources[0].settings.pattern';
    return { at, path: `${at}.${key}`, ...spoiled };
  }),
];

const links: readonly Spoiled[] = [
  {
    at: 'links',
    put: Array(2001).fill({}),
    says: 'found a list of 2001 items, expected a list of at most 2000 items',
  },
  { at: 'links[3]', put: ['billing', 'archive'], says: 'found a list of 2 items, expected an object' },
  { at: 'links[3].id', put: undefined, says: `${nothing} text from 1 to 80 characters long` },
  { at: 'links[3].id', put: 'l1', says: 'found "l1", expected an id of its own: links[0] has this one' },
  {
    at: 'links[3].id',
    put: 'shop',
    says: 'found "shop", expected an id of its own: resources[0] has this one',
  },
  { at: 'links[3].from', put: 'biling', says: `found "biling", ${idOf('resource')}` },
  { at: 'links[3].to', put: 'l1', says: `found "l1", ${idOf('resource')}` },
  { at: 'links[3].kind', put: 'teleport', says: 'A worker group has no wire of the kind "teleport".' },
  { at: 'links[3].kind', put: 'redrive', says: 'A worker group does not send dead letters.' },
  {
    at: 'links[1].kind',
    put: 'redrive',
    says: 'A wire of the kind "redrive" does not lead from an SQS queue to a worker group; "poll" does.',
  },
  { at: 'links[0].to', put: 'billing', says: queueBetween },
  { at: 'links[2].to', put: 'orders', says: 'A queue cannot be its own dead-letter queue.' },
  {
    at: 'links[4]',
    put: { id: 'l9', from: 'shop', to: 'orders', kind: 'send' },
    path: 'links[4].to',
    says: 'There is already such a wire from "shop" to "orders".',
  },
  {
    at: 'links[4]',
    put: { id: 'l9', from: 'orders', to: 'archive', kind: 'redrive' },
    path: 'links[4].from',
    says: '"orders" already has its wire "dead letters"; there can be only one.',
  },
  { at: 'links[2].settings.maxReceiveCount', put: 0, says: `found 0, ${wholeNumber} from 1 to 1000` },
  { at: 'links[1].settings.rate', put: 1, says: 'found an unknown field, expected no fields here' },
];

const script: readonly Spoiled[] = [
  {
    at: 'script',
    put: Array(10_001).fill({}),
    says: 'found a list of 10001 items, expected a list of at most 10000',
  },
  { at: 'script[0].command', put: undefined, says: `${nothing} an object` },
  { at: 'script[0].atSeconds', put: -1, says: 'found -1, expected a number from 0' },
  { at: 'script[0].atSeconds', put: undefined, says: `${nothing} a number from 0` },
  { at: 'script[0].command', put: 'heal', says: 'found "heal", expected an object' },
  {
    at: 'script[0].command.type',
    put: 'explode',
    says: 'found "explode", expected one of "call", "accountCall"',
  },
  { at: 'script[0].command.type', put: 'constructor', says: 'found "constructor", expected one of "call"' },
  { at: 'script[0].command.type', put: ['heal'], says: 'found a list of 1 item, expected one of "call"' },
  { at: 'script[3].command.now', put: true, says: `${unknown} on, kind` },
  { at: 'script[0].command.to', put: 'order', says: `found "order", ${idOf('resource')}` },
  { at: 'script[0].command.action', put: 'Send', says: 'found "Send", expected one of "SendMessage"' },
  {
    at: 'script[0].command.action',
    put: 'AcceptDeadLetter',
    says: 'found "AcceptDeadLetter", expected one of',
  },
  {
    at: 'script[5].command.action',
    put: 'constructor',
    says: 'found "constructor", expected the name of an action',
  },
  { at: 'script[0].command.input.MessageBody', put: undefined, says: `${nothing} text` },
  { at: 'script[0].command.input.DelaySeconds', put: 901, says: `found 901, ${wholeNumber} from 0 to 900` },
  {
    at: 'script[4].command.action',
    put: 'ListQueues',
    says: 'found "ListQueues", expected one of "CreateQueue"',
  },
  { at: 'script[4].command.service', put: 'ec2', says: 'found "ec2", expected one of "producer", "worker"' },
  { at: 'script[1].command.on', put: 'nobody', says: `found "nobody", ${idOf('resource or link')}` },
  {
    at: 'script[1].command.kind',
    put: 'fire',
    says: 'found "fire", expected one of "crash", "slow", "drop"',
  },
  { at: 'script[1].command.kind', put: 'loss', says: 'found "loss", expected one of "crash", "slow" there' },
  {
    at: 'script[2].command.kind',
    put: 'crash',
    says: 'found "crash", expected one of "partition", "loss", "latency"',
  },
  { at: 'script[2].command.rate', put: 1.5, says: 'found 1.5, expected a number from 0 to 1' },
  {
    at: 'script[6].command.resource.settings',
    put: { workers: 0 },
    path: 'script[6].command.resource.settings.workers',
    says: `found 0, ${wholeNumber} from 1 to 200`,
  },
  { at: 'script[7].command.link.to', put: 'x', says: `found "x", ${idOf('resource')}` },
  { at: 'script[7].command.link.kind', put: 'send', says: 'An SQS queue does not send messages.' },
  {
    at: 'script[8].command.settings.VisibilityTimeout',
    put: -1,
    says: `found -1, ${wholeNumber} from 0 to 43200`,
  },
  { at: 'script[8].command.settings', put: undefined, says: `${nothing} an object` },
  { at: 'script[9].command.id', put: 'orders', says: `found "orders", ${idOf('link')}` },
  {
    at: 'script[9].command.settings.maxReceiveCount',
    put: 'x',
    says: `found "x", ${wholeNumber} from 1 to 1000`,
  },
  { at: 'script[10].command.id', put: 'l7', says: `found "l7", ${idOf('link')}` },
  { at: 'script[11].command.id', put: 'l1', says: `found "l1", ${idOf('resource')}` },
];

export const spoiled: readonly Spoiled[] = [...theDocument, ...resources, ...settings, ...links, ...script];

/** Puts a value at a path such as "resources[4].id". */
export function put(story: object, at: string, value: unknown): void {
  const steps = at.split(/[.[\]]+/).filter((step) => step !== '');
  const owner = steps
    .slice(0, -1)
    .reduce((part, step) => part[step] as never, story as Record<string, unknown>);
  Object.assign(owner, { [steps.at(-1) ?? '']: value });
}
