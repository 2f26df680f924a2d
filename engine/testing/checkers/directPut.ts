/** What producers put into a delivery stream themselves: its data, and the quota of each second (FH-09). */
import type { Fact } from '../../kernel/log.ts';
import type { Origin } from '../../kernel/service.ts';
import { bytesOf } from './deliveries.ts';
import { messagesOf } from './puts.ts';
import type { Story } from './story.ts';

const mebibyte = 1_048_576;
const largeRegions: readonly string[] = ['us-east-1', 'us-west-2', 'eu-west-1'];

export class DirectPut {
  private readonly most: { records: number; requests: number; bytes: number };
  private second = -1;
  private used = { records: 0, requests: 0, bytes: 0 };

  constructor(region = 'us-east-1') {
    this.most = largeRegions.includes(region)
      ? { records: 500_000, requests: 2_000, bytes: 5 * mebibyte }
      : { records: 100_000, requests: 1_000, bytes: mebibyte };
  }

  get isOver(): boolean {
    const { used, most } = this;
    return used.records > most.records || used.requests > most.requests || used.bytes > most.bytes;
  }

  /** Counts what a request brings in. @returns the data of its messages; undefined where it did not carry them */
  take(story: Story, fact: Fact): readonly string[] | undefined {
    const data = dataOf(story, fact, messagesOf(fact));
    this.turn(fact.atMs);
    this.used.requests++;
    this.used.records += data?.length ?? 0;
    this.used.bytes += (data ?? []).reduce((sum, text) => sum + bytesOf(text), 0);
    return data;
  }

  /** Whether the records that are refused would have passed the limit that is named. */
  isJust(story: Story, fact: Fact): boolean {
    this.turn(fact.atMs);
    const { limit } = fact.detail;
    const data = dataOf(story, fact, messagesOf(fact)) ?? [];
    if (limit === 'requests') return this.used.requests >= this.most.requests;
    if (limit === 'records') return this.used.records + data.length > this.most.records;
    // Those that are refused by no other limit are refused each for its own size.
    return data.every((text) => this.used.bytes + bytesOf(text) > this.most.bytes);
  }

  private turn(nowMs: number): void {
    const second = Math.floor(nowMs / 1_000);
    if (second !== this.second) this.used = { records: 0, requests: 0, bytes: 0 };
    this.second = second;
  }
}

/** The data of messages in a request; undefined where they were not in it, or not in this order. */
function dataOf(story: Story, fact: Fact, messages: readonly Origin[]): readonly string[] | undefined {
  const asked = story.requestOf(fact);
  const texts = textsIn(asked?.action, asked?.input);
  const origins = asked && asked.origins.length > 0 ? asked.origins : toldOf(story, fact);
  let place = -1;
  const data: string[] = [];
  for (const message of messages) {
    place = origins.indexOf(message, place + 1);
    const text = place < 0 ? undefined : texts[place];
    if (text === undefined) return undefined;
    data.push(text);
  }
  return data;
}

/** Messages whose story begins with a request have their numbers in the order of its records. */
function toldOf(story: Story, fact: Fact): readonly Origin[] {
  const types = ['RecordAccepted', 'RecordsAccepted', 'RecordsThrottled'];
  const around = [fact.seq - 1, fact.seq, fact.seq + 1].flatMap((seq) => story.facts[seq] ?? []);
  const told = around.filter(({ type, causeSeq }) => types.includes(type) && causeSeq === fact.causeSeq);
  return told.flatMap(messagesOf).sort((a, b) => a - b);
}

function textsIn(action: string | undefined, input: unknown): readonly string[] {
  if (action === 'PutRecord') return [(input as { Record: { Data: string } }).Record.Data];
  if (action !== 'PutRecordBatch') return [];
  return (input as { Records: readonly { Data: string }[] }).Records.map(({ Data }) => Data);
}
