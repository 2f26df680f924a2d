/** The document's own contract. What the services say of their settings, wires and calls stands with the services. */
import type { ObjectShape, Shape } from '../kernel/shape.ts';
import type { Command } from '../protocol.ts';
import { versionNow } from './model.ts';

const resourcesMax = 500;
const linksMax = 2_000;
const scriptMax = 10_000;
/** 4 MiB of text. */
export const charactersMax = 4 * 1024 * 1024;
/** Objects and lists within each other. */
export const depthMax = 40;

const idLengthMax = 80;
/** A year: longer than any retention. */
const secondsMax = 365 * 24 * 60 * 60;
/** An hour. */
const latencyMsMax = 3_600_000;

const id: Shape = {
  type: 'string',
  min: 1,
  max: idLengthMax,
  pattern: /^(?!__proto__$)\S(?:.*\S)?$/,
  patternWords: 'on one line, with no space at either end',
  required: true,
  doc: 'Unique among all resources and links.',
};

const account: Shape = {
  type: 'string',
  pattern: /^[0-9]{12}$/,
  patternWords: 'twelve digits',
  doc: 'AWS account.',
};

const region: Shape = {
  type: 'string',
  max: 40,
  pattern: /^[a-z]{2}(-[a-z]+)+-[0-9]+$/,
  patternWords: 'such as "us-east-1"',
  doc: 'AWS region.',
};

/** Checked by the service, link or action they belong to. */
const settings: Shape = { type: 'any', doc: 'Those left out have their defaults.' };

export const resourceShape: ObjectShape = {
  type: 'object',
  doc: 'One queue, topic, stream, function or program.',
  fields: {
    id,
    service: { type: 'string', required: true, doc: 'What it is.' },
    settings,
    account: { ...account, doc: 'Where it lives, if not in the account of the document.' },
    region: { ...region, doc: 'Where it lives, if not in the region of the document.' },
  },
};

export const linkShape: ObjectShape = {
  type: 'object',
  doc: 'A wire, in the direction in which messages flow.',
  fields: {
    id,
    from: { type: 'string', required: true, doc: 'Id of a resource.' },
    to: { type: 'string', required: true, doc: 'Id of a resource.' },
    kind: { type: 'string', required: true, doc: 'What the wire does.' },
    settings,
  },
};

const target: Shape = { type: 'string', required: true, doc: 'Id of a resource.' };
const wholeSettings: Shape = {
  type: 'map',
  of: { type: 'any' },
  required: true,
  doc: 'All settings from now on.',
};

const faultKind: Shape = {
  type: 'string',
  required: true,
  oneOf: ['crash', 'slow', 'drop', 'throttle', 'deny', 'partition', 'loss', 'latency'],
  doc: 'Which trouble.',
};

/** One shape per command of `protocol.ts`, without `type`, which tells them apart. */
export const commandShapes: Readonly<Record<Command['type'], ObjectShape>> = {
  call: object('Asks a resource for one of its actions.', {
    to: target,
    action: { type: 'string', required: true, doc: 'Name of the action.' },
    input: { type: 'any', required: true, doc: 'The request.' },
    origins: {
      type: 'list',
      of: { type: 'integer', min: 1, max: 4_294_967_295 },
      max: 100,
      doc: 'Story numbers of the messages it carries.',
    },
  }),
  accountCall: object('Asks an account for something, such as CreateQueue.', {
    service: { type: 'string', required: true, doc: 'Whose action it is.' },
    action: { type: 'string', required: true, doc: 'Name of the action.' },
    input: { type: 'any', required: true, doc: 'The request.' },
  }),
  setFault: object('Breaks a resource or a wire.', {
    on: { ...target, doc: 'Id of a resource or link.' },
    kind: faultKind,
    rate: { type: 'number', min: 0, max: 1, default: 1, doc: 'Share of the requests.' },
    extraMs: { type: 'number', min: 0, max: latencyMsMax, unit: 'ms', doc: 'How much later.' },
    factor: { type: 'number', min: 0.001, max: 1_000_000, doc: 'How many times as long.' },
    forSeconds: {
      type: 'number',
      min: 0,
      max: secondsMax,
      unit: 's',
      doc: 'Heals after this; never when absent.',
    },
  }),
  heal: object('Mends what setFault broke.', {
    on: { ...target, doc: 'Id of a resource or link.' },
    kind: faultKind,
  }),
  create: object('Adds a resource.', { resource: { ...resourceShape, required: true } }),
  remove: object('Removes a resource and its wires.', { id: target }),
  configure: object('Changes the settings of a resource.', { id: target, settings: wholeSettings }),
  connect: object('Adds a wire.', { link: { ...linkShape, required: true } }),
  disconnect: object('Removes a wire.', { id: { ...target, doc: 'Id of a link.' } }),
  configureLink: object('Changes the settings of a wire.', {
    id: { ...target, doc: 'Id of a link.' },
    settings: wholeSettings,
  }),
};

function object(doc: string, fields: ObjectShape['fields']): ObjectShape {
  return { type: 'object', doc, fields };
}

export const scriptEntryShape: ObjectShape = {
  type: 'object',
  doc: 'An act that happens by itself.',
  fields: {
    atSeconds: {
      type: 'number',
      min: 0,
      max: secondsMax,
      unit: 's',
      required: true,
      doc: 'Virtual time from the start.',
    },
    command: { type: 'choice', by: 'type', variants: commandShapes, required: true, doc: 'What is done.' },
  },
};

const coordinate: Shape = { type: 'number', min: -1e9, max: 1e9, required: true };

const extent: Shape = { type: 'number', min: 20, max: 100_000, unit: 'px', required: true };

const noteFields: ObjectShape['fields'] = {
  id: { type: 'string', min: 1, max: 80, required: true, doc: 'Names it, once in a document.' },
  kind: {
    type: 'string',
    oneOf: ['note', 'frame'],
    required: true,
    doc: 'Words, or a frame with a title that moves what stands in it.',
  },
  text: { type: 'string', max: 2_000, default: '', doc: 'What it says.' },
  x: coordinate,
  y: coordinate,
  width: extent,
  height: extent,
};

const momentFields: ObjectShape['fields'] = {
  name: { type: 'string', max: 80, required: true, doc: 'What it is called.' },
  atMs: {
    type: 'number',
    min: 0,
    max: 1e15,
    unit: 'ms',
    required: true,
    doc: 'Virtual time from the start.',
  },
};

/** The top level. What is in the lists is checked one by one, because much of it depends on the service. */
export const documentShape: ObjectShape = {
  type: 'object',
  doc: 'A simulation of Inflight.',
  fields: {
    $schema: { type: 'string', doc: 'Where an editor finds the schema. Not kept.' },
    version: {
      type: 'integer',
      min: versionNow,
      max: versionNow,
      required: true,
      doc: 'Version of this format.',
    },
    name: { type: 'string', max: 200, default: 'Untitled', doc: 'What it is called.' },
    seed: {
      type: 'integer',
      min: 0,
      max: 4_294_967_295,
      default: 1,
      doc: 'The number that all chance follows from.',
    },
    account: { ...account, default: '123456789012' },
    region: { ...region, default: 'us-east-1' },
    latencyMs: {
      type: 'number',
      min: 0,
      max: latencyMsMax,
      default: 5,
      unit: 'ms',
      doc: 'One way between two resources.',
    },
    speed: { type: 'number', min: 0.001, max: 1_000_000, default: 1, doc: 'Playback speed; 1 is real time.' },
    resources: {
      type: 'list',
      of: { type: 'any' },
      max: resourcesMax,
      required: true,
      doc: 'Queues, topics, streams, functions and programs.',
    },
    links: { type: 'list', of: { type: 'any' }, max: linksMax, default: [], doc: 'Wires between them.' },
    script: {
      type: 'list',
      of: { type: 'any' },
      max: scriptMax,
      default: [],
      doc: 'Acts that happen by themselves.',
    },
    layout: {
      type: 'map',
      of: { type: 'object', fields: { x: coordinate, y: coordinate } },
      max: 10_000,
      default: {},
      doc: 'Where the canvas draws what, by id.',
    },
    notes: {
      type: 'list',
      of: { type: 'object', fields: noteFields },
      max: 200,
      default: [],
      doc: 'Words on the diagram, and frames around parts of it.',
    },
    moments: {
      type: 'list',
      of: { type: 'object', fields: momentFields },
      max: 100,
      default: [],
      doc: 'Moments of the run to come back to.',
    },
  },
};
