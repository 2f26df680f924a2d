/**
 * Plays what was recorded from Amazon SNS against the engine. Subscribe draws a wire, because wires are the subscriptions
 * here; a phone number is played by a queue of its own. Long polls become a second of waiting and a short poll.
 */
import type { Refusal } from '../../../kernel/service.ts';

/** As much of an engine as a recording needs: a test brings it along. */
export interface PlayedEngine {
  readonly nowMs: number;
  readonly resources: readonly { id: string; service: string }[];
  apply(command: never): Outcome;
  advance(toMs: number): void;
}

interface Outcome {
  output?: unknown;
  refusal?: Refusal;
  problem?: string;
}

type Json = unknown;
type Fields = Record<string, Json>;

interface RecordedStep {
  /** "sns.Publish" */
  op: string;
  /** With `${2.SubscriptionArn}` for what an earlier step answered. */
  params: Fields;
  /** The whole answer, volatile values masked as `<uuid:1>`; or only its HTTP status is known. */
  expect?: Json;
  status?: number;
  /** Other than us-east-1. */
  region?: string;
}

export interface RecordedFlow {
  source: string;
  steps: readonly RecordedStep[];
}

/** An operation that fails, and the calls before it. */
export interface RecordedError {
  source: string;
  key: string;
  op: string;
  params: Fields;
  status: number;
  code: string;
  message: string;
  setup: readonly { n: number; op: string; params: Fields }[];
}

/** What the recorded calls were sent with. */
export const account = '000000000000';
const accountShown = '111111111111';
const region = 'us-east-1';

/** A topic that answers where the one that is meant is not there, and for another Region. */
export const standIn = 'stand-in';

/** Fields that only the wire has. */
const wireFields: ReadonlySet<string> = new Set(['HTTPHeaders', 'Type', 'MD5OfBody']);

/** What differs from the recording, a line each; empty when all is as recorded. */
export function differencesOf(flow: RecordedFlow, engine: PlayedEngine): string[] {
  const player = new Player(engine);
  for (const [number, step] of flow.steps.entries()) player.play(step, number);
  return player.differences;
}

/** The same for a recorded error. */
export function differencesOfError(recorded: RecordedError, engine: PlayedEngine): string[] {
  const { setup, op, params, status, code, message } = recorded;
  const player = new Player(engine);
  for (const step of setup) {
    // References skip numbers: what lies between only read the ARN of the queue made before.
    player.play({ ...step, status: 200 }, step.n);
    if (step.op === 'sqs.CreateQueue') player.readArn(step.n);
  }
  const ResponseMetadata = { HTTPStatusCode: status };
  player.play({ op, params, expect: { Error: { Code: code, Message: message }, ResponseMetadata } }, 1_000);
  return player.differences;
}

class Player {
  readonly differences: string[] = [];
  private readonly answers = new Map<number, Json>();
  /** What a placeholder stood for when it was first met. */
  private readonly masks = new Map<string, string>();
  private wires = 0;

  constructor(private readonly engine: PlayedEngine) {}

  private apply(command: object): Outcome {
    return this.engine.apply(command as never);
  }

  play(step: RecordedStep, number: number): void {
    const elsewhere = step.region !== undefined && step.op.startsWith('sns.') ? step.region : undefined;
    const answer = this.ask(step.op, this.resolve(step.params) as Fields, elsewhere);
    this.answers.set(number, answer);
    this.engine.advance(this.engine.nowMs + 1_000);
    const where = `step ${number} ${step.op}`;
    if (step.expect !== undefined) this.compare(step.expect, answer, where);
    else if (step.status !== undefined)
      this.compare({ HTTPStatusCode: step.status }, (answer as Fields).ResponseMetadata, where);
  }

  /** The step after a queue was made asked for its ARN. */
  readArn(number: number): void {
    const { QueueUrl } = this.answers.get(number) as { QueueUrl?: string };
    const QueueArn = `arn:aws:sqs:${region}:${account}:${QueueUrl?.split('/').pop()}`;
    this.answers.set(number + 1, { Attributes: { QueueArn } });
  }

  private ask(op: string, input: Fields, elsewhere: string | undefined): Json {
    const [service = '', action = ''] = op.split('.');
    if (op === 'sns.Subscribe') return this.subscribe(input);
    if (['CreateTopic', 'DeleteTopic', 'CreateQueue', 'DeleteQueue'].includes(action))
      return written(this.apply({ type: 'accountCall', service, action, input }));
    const to = service === 'sns' ? this.topicFor(input, elsewhere) : lastOf(String(input.QueueUrl), '/');
    const { WaitTimeSeconds: _, ...shortInput } = input;
    return written(this.apply({ type: 'call', to, action, input: shortInput }));
  }

  /** The topic that is asked: in another Region it is one of that Region that hears of a foreign ARN. */
  private topicFor({ TopicArn, SubscriptionArn }: Fields, elsewhere: string | undefined): string {
    if (elsewhere !== undefined) {
      const resource = { id: elsewhere, service: 'sns', region: elsewhere };
      this.apply({ type: 'create', resource });
      return elsewhere;
    }
    const name = String(TopicArn ?? SubscriptionArn).split(':')[5];
    return this.engine.resources.some(({ id, service }) => id === name && service === 'sns')
      ? (name as string)
      : standIn;
  }

  private subscribe({ TopicArn, Protocol, Endpoint, Attributes = {} }: Fields): Json {
    const topic = lastOf(String(TopicArn), ':');
    const id = `wire ${++this.wires}`;
    const to = Protocol === 'sqs' ? lastOf(String(Endpoint), ':') : `phone-${this.wires}`;
    if (Protocol !== 'sqs')
      this.apply({ type: 'create', resource: { id: to, service: 'sqs', settings: {} } });
    const { RawMessageDelivery: raw, ...settings } = Attributes as Record<string, string>;
    const { problem } = this.apply({
      type: 'connect',
      link: {
        id,
        from: topic,
        to,
        kind: 'subscribe',
        settings: raw === undefined ? settings : { ...settings, RawMessageDelivery: raw === 'true' },
      },
    });
    if (problem !== undefined)
      return written({
        refusal: { code: 'InvalidParameter', sentence: problem, status: 400 },
      });
    const list = this.apply({
      type: 'call',
      to: topic,
      action: 'ListSubscriptionsByTopic',
      input: {},
    });
    const { Subscriptions } = list.output as { Subscriptions: { SubscriptionArn: string }[] };
    const SubscriptionArn = Subscriptions.at(-1)?.SubscriptionArn;
    return written({ output: { SubscriptionArn } });
  }

  private resolve(value: Json): Json {
    if (typeof value === 'string') {
      return value.replace(/\$\{(\d+)\.([^}]+)\}/g, (whole, number: string, path: string) => {
        const keys = path.split(/[.[\]]+/).filter(Boolean);
        const found = keys.reduce<Json>(
          (at, key) => (at as Fields | undefined)?.[key],
          this.answers.get(Number(number)),
        );
        if (found === undefined) this.differences.push(`${whole} was never answered`);
        return String(found);
      });
    }
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (typeof value !== 'object' || value === null) return value;
    if ('$bytes' in value) return value.$bytes;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item)]));
  }

  private compare(expected: Json, found: Json, where: string): void {
    if (typeof expected === 'string') return this.compareText(expected, found, where);
    if (typeof expected !== 'object' || expected === null) {
      if (expected !== found) this.differ(where, expected, found);
      return;
    }
    // A text that is JSON is shown parsed.
    const actual = typeof found === 'string' ? (JSON.parse(found) as Json) : found;
    if (typeof actual !== 'object' || actual === null) return this.differ(where, expected, actual);
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      if (wireFields.has(key) && key !== 'Type') continue;
      const [want, have] = [expected, actual].map((side) => (side as Fields)[key]);
      // An error's Type is the protocol's; that of a notification is its own.
      if (key === 'Type' && have === undefined) continue;
      if (want === undefined || have === undefined) this.differ(`${where} ${key}`, want, have);
      else this.compare(want, have, `${where} ${key}`);
    }
  }

  private compareText(expected: string, found: Json, where: string): void {
    if (typeof found !== 'string') return this.differ(where, expected, found);
    if (['date', 'timestamp'].includes(expected)) return;
    const names: string[] = [];
    const pattern = expected
      .replaceAll('<partition>', 'aws')
      .replaceAll('<region>', region)
      .replaceAll(accountShown, account)
      .split(/(<[a-z-]+(?::\d+)?>)/)
      .map((part, index) => {
        if (index % 2 === 0) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
        names.push(part);
        return part.startsWith('<resource') ? '([^:]+)' : '(.+)';
      })
      .join('');
    const match = new RegExp(`^${pattern}$`, 's').exec(found);
    if (!match) return this.differ(where, expected, found);
    names.forEach((name, index) => {
      const [value, known] = [match[index + 1] as string, this.masks.get(name)];
      if (known !== undefined && known !== value) this.differ(`${where} ${name}`, known, value);
      this.masks.set(name, value);
    });
  }

  private differ(where: string, expected: Json, found: Json): void {
    this.differences.push(`${where}: recorded ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  }
}

function written({ output, refusal, problem }: Outcome): Json {
  const ResponseMetadata = { HTTPStatusCode: refusal?.status ?? 200 };
  if (problem !== undefined) return { problem, ResponseMetadata: { HTTPStatusCode: 0 } };
  if (refusal) return { Error: { Code: refusal.code, Message: refusal.sentence }, ResponseMetadata };
  return { ...(output as object), ResponseMetadata };
}

function lastOf(text: string, separator: string): string {
  return text.split(separator).pop() ?? '';
}
