/**
 * Plays what was recorded from the real service against the engine: the same calls, the same waits (in virtual time), and
 * the same answers expected. Nothing crosses a wire here, so what only the wire adds is passed over by name.
 */
import { createEngine, type Engine } from '../engine.ts';
import type { CommandResult } from '../protocol.ts';

type Json = unknown;

/** One call of a recording. */
interface RecordedStep {
  /** "sqs.SendMessage" */
  op: string;
  /** With `${2.Messages[0].ReceiptHandle}` for what an earlier step answered. */
  params: Record<string, Json>;
  /** The whole answer, volatile values masked as `<uuid:1>`, "timestamp" …; or only its HTTP status is known. */
  expect?: Record<string, Json>;
  status?: number;
  /** Seconds before the step. */
  wait?: number;
  times?: number;
}

export interface RecordedFlow {
  /** The test whose recording it is. */
  source: string;
  recorded: string;
  steps: readonly RecordedStep[];
}

/** An operation that fails, and the calls before it. */
export interface RecordedError {
  source: string;
  key: string;
  op: string;
  params: Record<string, Json>;
  status: number;
  code: string;
  message: string;
  setup: readonly { n: number; op: string; params: Record<string, Json> }[];
}

/** Fields that only the wire has: digests are made where an answer is written, codes and types depend on the protocol. */
const wireFields: ReadonlySet<string> = new Set([
  'MD5OfBody',
  'MD5OfMessageBody',
  'MD5OfMessageAttributes',
  'MD5OfMessageSystemAttributes',
  'HTTPHeaders',
  'QueryErrorCode',
  'Type',
  // A copy of Error.Message that one protocol adds.
  'message',
]);

/** Recordings were sent with this account, and show another one. */
const account = '000000000000';
const accountShown = '111111111111';
const region = 'us-east-1';

/** What a masked value has to look like, by its name; other names stand for any text that is not empty. */
const maskShapes: Readonly<Record<string, string>> = {
  uuid: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  'sequence-number': '\\d{20}',
};

/** What differs from the recording, a line each; empty when all is as recorded. */
export function differencesOf(flow: RecordedFlow): string[] {
  return new Player().play(flow.steps.map((step, number) => ({ ...step, number })));
}

/** The same for a recorded error. */
export function differencesOfError(recorded: RecordedError): string[] {
  const { setup, op, params, status, code, message } = recorded;
  const expect = {
    Error: { Code: code, Message: message },
    ResponseMetadata: { HTTPStatusCode: status },
  };
  const before = setup.map((step) => ({ ...step, number: step.n, status: 200 }));
  return new Player().play([...before, { op, params, expect, number: Number.POSITIVE_INFINITY }]);
}

class Player {
  private readonly engine: Engine = createEngine({
    scenario: { version: 1, account, region, resources: [] } as never,
  });
  /** Answers by the number of their step. */
  private readonly answers = new Map<number, Json>();
  /** What a placeholder stood for when it was first met. */
  private readonly masks = new Map<string, string>();
  private readonly differences: string[] = [];

  play(steps: readonly (RecordedStep & { number: number })[]): string[] {
    for (const step of steps) {
      // What is due now happens before the call: a timeout of 0 s, say.
      this.engine.advance(this.engine.nowMs + (step.wait ?? 0) * 1000);
      let answer: Json;
      for (let time = 0; time < (step.times ?? 1); time++) {
        answer = this.ask(step);
        this.engine.advance(this.engine.nowMs);
      }
      this.answers.set(step.number, answer);
      const where = `step ${step.number} ${step.op}`;
      if (step.expect) this.compare(step.expect, answer, where);
      else if (statusOf(answer) !== step.status)
        this.differ(`${where}: status`, step.status, JSON.stringify(answer));
    }
    return this.differences;
  }

  private ask({ op, params }: RecordedStep): Json {
    const action = op.replace(/^sqs\./, '');
    const input = this.resolve(params) as Record<string, Json>;
    const isOfAccount = ['CreateQueue', 'DeleteQueue'].includes(action);
    const to = String(input.QueueUrl ?? '')
      .split('/')
      .pop() as string;
    const result = isOfAccount
      ? this.engine.apply({ type: 'accountCall', service: 'sqs', action, input })
      : this.engine.apply({ type: 'call', to, action, input });
    return written(isWaiting(result) ? this.awaitPoll(to, input) : result);
  }

  /** The learner hears nothing of a long poll's end; that nothing came is in the log. */
  private awaitPoll(queue: string, input: Record<string, Json>): CommandResult {
    const { waitTimeSeconds } = this.engine.view(queue) as { waitTimeSeconds: number };
    const before = this.engine.factCount;
    const seconds = (input.WaitTimeSeconds as number | undefined) ?? waitTimeSeconds;
    this.engine.advance(this.engine.nowMs + seconds * 1000);
    const came = [...this.engine.log.facts(before)].some((fact) => fact.type === 'MessageReceived');
    return came
      ? { problem: 'a message came during a long poll, which nobody here hears', factsDropped: 0 }
      : { output: {}, factsDropped: 0 };
  }

  private resolve(value: Json): Json {
    if (typeof value === 'string') return this.resolveText(value);
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (typeof value !== 'object' || value === null) return value;
    if ('$bytes' in value) return value.$bytes;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item)]));
  }

  private resolveText(text: string): string {
    return text.replace(/\$\{(\d+)\.([^}]+)\}/g, (whole, number: string, path: string) => {
      const keys = path.split(/[.[\]]+/).filter(Boolean);
      const found = keys.reduce<Json>(
        (value, key) => (value as Record<string, Json> | undefined)?.[key],
        this.answers.get(Number(number)),
      );
      if (found === undefined) this.differences.push(`${whole} was never answered`);
      return String(found);
    });
  }

  private compare(expected: Json, found: Json, where: string): void {
    if (typeof expected === 'string') return this.compareText(expected, found, where);
    if (typeof expected !== 'object' || expected === null) {
      if (expected !== found) this.differ(where, expected, found);
      return;
    }
    // A text that is JSON is shown parsed.
    const actual = typeof found === 'string' ? JSON.parse(found) : found;
    if (typeof actual !== 'object' || actual === null) return this.differ(where, expected, actual);
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      if (wireFields.has(key)) continue;
      const [want, have] = [expected, actual].map((side) => (side as Record<string, Json>)[key]);
      if (want === undefined || have === undefined) this.differ(`${where} ${key}`, want, have);
      else this.compare(want, have, `${where} ${key}`);
    }
  }

  private compareText(expected: string, found: Json, where: string): void {
    if (typeof found !== 'string') return this.differ(where, expected, found);
    const names: string[] = [];
    const pattern = ['timestamp', 'date', 'datetime'].includes(expected)
      ? '\\d+'
      : expected
          .replace('<partition>', 'aws')
          .replace('<region>', region)
          .replaceAll(accountShown, account)
          .split(/(<[a-z-]+:\d+>)/)
          .map((part, index) => {
            if (index % 2 === 0) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
            names.push(part);
            return `(${maskShapes[part.slice(1, part.indexOf(':'))] ?? '.+'})`;
          })
          .join('');
    const match = new RegExp(`^${pattern}$`, 's').exec(found);
    if (!match) return this.differ(where, expected, found);
    names.forEach((name, index) => {
      this.unmask(name, match[index + 1] as string, where);
    });
  }

  /** One placeholder is one value, and two of a kind are two. */
  private unmask(name: string, value: string, where: string): void {
    const kind = name.slice(0, name.indexOf(':'));
    const known = this.masks.get(name);
    if (known !== undefined && known !== value) this.differ(`${where} ${name}`, known, value);
    for (const [other, taken] of this.masks) {
      if (other !== name && other.startsWith(`${kind}:`) && taken === value)
        this.differ(`${where} ${name}`, `another value than ${other}`, value);
    }
    this.masks.set(name, value);
  }

  private differ(where: string, expected: Json, found: Json): void {
    this.differences.push(`${where}: recorded ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  }
}

/** The engine gives no output yet: the receive waits. */
function isWaiting({ output, refusal, problem }: CommandResult): boolean {
  return output === undefined && !refusal && !problem;
}

/** An answer as the recordings have it. Lists with nothing in them are not written. */
function written({ output, refusal, problem }: CommandResult): Json {
  const ResponseMetadata = { HTTPStatusCode: refusal?.status ?? 200 };
  if (problem) return { problem };
  if (refusal) return { Error: { Code: refusal.code, Message: refusal.sentence }, ResponseMetadata };
  const fields = Object.entries(output as object).filter(
    ([, value]) => !(Array.isArray(value) && value.length === 0),
  );
  return { ...Object.fromEntries(fields), ResponseMetadata };
}

function statusOf(answer: Json): number | undefined {
  return (answer as { ResponseMetadata?: { HTTPStatusCode: number } }).ResponseMetadata?.HTTPStatusCode;
}
