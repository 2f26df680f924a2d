/**
 * Buckets: puts, overwrites and removals account for what is there; whoever wants to be told of an object is told, or the
 * log says why not, and nobody else is.
 */
import type { Fact } from '../../kernel/log.ts';
import {
  type BucketView,
  type NotificationSettings,
  objectsMax,
  type PutObjectInput,
} from '../../services/s3/contract.ts';
import { type Answers, arrivalTypes } from './answers.ts';
import { instant } from './instant.ts';
import type { Stage, Wire } from './stage.ts';
import { type Checker, callOf, type Story } from './story.ts';
import { Trail } from './trail.ts';

/** Of the model: retries, and the first pause, which doubles. */
const retriesMax = 3;
const retryMs = 1_000;

/** A notification on its way. */
interface News {
  bucket: Bucket;
  tally: Tally | undefined;
  wire: Wire;
  origin: number;
  key: string;
  attempt: number;
  state: 'new' | 'calling' | 'waiting' | 'ended';
  callId: number | undefined;
  /** When another attempt is due, ms. */
  dueMs: number;
}

/** What a wire has sent, since it was drawn. */
interface Tally {
  sentTotal: number;
  failedTotal: number;
}

interface Bucket {
  id: string;
  /** Keys in the order in which they were put, with their bytes. */
  objects: Map<string, number>;
  putTotal: number;
  deletedTotal: number;
  tallies: Map<string, Tally>;
  /** Who has still to be told of the last event. */
  due: News[];
}

export class Buckets implements Checker {
  private readonly buckets = new Map<string, Bucket>();
  private readonly trail = new Trail<News>(({ tag }) => tag === 'notified');
  private readonly news = new Set<News>();
  private readonly requests = new Set<number>();

  constructor(
    private readonly story: Story,
    private readonly stage: Stage,
    private readonly answers: Answers,
  ) {}

  see(fact: Fact): void {
    this.trail.see(fact);
    if (fact.type === 'LinksChanged') this.followWires();
    if (fact.service !== 's3') return;
    if (fact.type === 'ResourceCreated') this.begin(fact.resource);
    const bucket = this.buckets.get(fact.resource);
    if (!bucket) return;
    switch (fact.type) {
      case 'ResourceRemoved':
        return this.remove(bucket);
      case 'ObjectCreated':
        return this.put(bucket, fact);
      case 'ObjectRemoved':
        return this.take(bucket, fact);
      case 'ObjectRead':
        if (!bucket.objects.has(fact.detail.key as string)) this.say(fact, 'read, and it is not there');
        return;
      case 'ReplyDeparted':
        return this.answer(bucket, fact);
      case 'NotificationSent':
        return this.send(bucket, fact);
      case 'RequestDeparted':
        return this.attempt(fact);
      case 'NotificationRetried':
        return this.retry(fact);
      case 'NotificationFailed':
        return this.fail(fact);
    }
  }

  private say(fact: Fact, sentence: string): void {
    const about = fact.detail.key === undefined ? '' : ` ${fact.detail.key}`;
    this.story.report('buckets', fact.seq, `${fact.resource}${about}: ${sentence}`);
  }

  private begin(id: string): void {
    const nothing = { objects: new Map(), putTotal: 0, deletedTotal: 0, tallies: new Map(), due: [] };
    this.buckets.set(id, { id, ...nothing });
  }

  private remove(bucket: Bucket): void {
    this.buckets.delete(bucket.id);
    for (const news of this.news) if (news.bucket === bucket) this.news.delete(news);
  }

  /** A tally begins with its wire and goes with it. */
  private followWires(): void {
    for (const bucket of this.buckets.values()) {
      const wires = this.stage.wiresFrom(bucket.id, 'notify').map(({ id }) => id);
      for (const id of bucket.tallies.keys()) if (!wires.includes(id)) bucket.tallies.delete(id);
      for (const id of wires)
        if (!bucket.tallies.has(id)) bucket.tallies.set(id, { sentTotal: 0, failedTotal: 0 });
    }
  }

  // ── objects ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private put(bucket: Bucket, fact: Fact): void {
    const { key, bytes, how } = fact.detail as { key: string; bytes: number; how: string };
    const asked = this.story.requestOf(fact)?.input as PutObjectInput | undefined;
    if (asked?.Key !== key) this.say(fact, 'stored, and nobody asked to store it');
    else if (new TextEncoder().encode(asked.Body).length !== bytes)
      this.say(fact, `stored as ${bytes} bytes, and another number was sent`);
    const isThere = bucket.objects.delete(key);
    if (how !== (isThere ? 'replaced' : 'new')) this.say(fact, `is ${how}, the log says otherwise`);
    bucket.objects.set(key, bytes);
    bucket.putTotal++;
    this.requests.add(fact.causeSeq);
    this.expectNews(bucket, fact, 'ObjectCreated:Put');
  }

  private take(bucket: Bucket, fact: Fact): void {
    const { key, bytes } = fact.detail as { key: string; bytes: number };
    const known = bucket.objects.get(key);
    if (known === undefined) this.say(fact, 'removed, and it was not there');
    else if (known !== bytes) this.say(fact, `removed with ${bytes} bytes, and it had ${known}`);
    bucket.objects.delete(key);
    bucket.deletedTotal++;
    this.requests.add(fact.causeSeq);
    this.expectNews(bucket, fact, 'ObjectRemoved:Delete');
  }

  /** What was answered with success was done. */
  private answer(bucket: Bucket, fact: Fact): void {
    const { id, action, input } = callOf(fact);
    if (fact.detail.refusal !== undefined || this.requests.has(this.answers.departSeq(id) ?? -1)) return;
    const { Key: key } = input as PutObjectInput;
    if (action === 'PutObject') this.say(fact, `answers that ${key} is stored, and it was not`);
    if (action === 'DeleteObject' && bucket.objects.has(key))
      this.say(fact, `answers that ${key} is removed, and it was not`);
  }

  // ── notifications ────────────────────────────────────────────────────────────────────────────────────────────────

  private expectNews(bucket: Bucket, fact: Fact, event: string): void {
    this.checkTold(bucket, fact.seq);
    const key = fact.detail.key as string;
    const wires = this.stage.wiresFrom(bucket.id, 'notify').filter((wire) => isFor(wire, event, key));
    bucket.due = wires.map((wire) => {
      const tally = bucket.tallies.get(wire.id);
      return {
        bucket,
        tally,
        wire,
        origin: 0,
        key,
        attempt: 1,
        state: 'new',
        callId: undefined,
        dueMs: fact.atMs,
      };
    });
  }

  private checkTold(bucket: Bucket, seq: number): void {
    for (const { wire, key } of bucket.due)
      this.story.report('buckets', seq, `${bucket.id} ${key}: ${wire.to} was to be told, and was not`);
    bucket.due = [];
  }

  private send(bucket: Bucket, fact: Fact): void {
    const { to, key, message } = fact.detail;
    const news = bucket.due.shift();
    if (!news || news.wire.to !== to || news.key !== key)
      return this.say(fact, `${to} is told, and no notification asks for it`);
    news.origin = message as number;
    if (news.tally) news.tally.sentTotal++;
    this.news.add(news);
    this.trail.mark(fact, news);
  }

  private attempt(fact: Fact): void {
    const call = callOf(fact);
    const news = this.trail.of(fact);
    if (call.tag !== 'notified') return;
    if (!news || (news.state !== 'new' && news.state !== 'waiting'))
      return this.say(fact, 'tells somebody without a reason');
    if (call.to !== news.wire.to || call.origins.join() !== String(news.origin))
      this.say(fact, `was to tell ${news.wire.to} of m${news.origin}`);
    if (news.dueMs !== fact.atMs) this.say(fact, `was to tell ${call.to} at ${news.dueMs} ms`);
    Object.assign(news, { state: 'calling', callId: call.id });
  }

  /** Why an attempt failed, as the answer tells it: what may pass is tried again. */
  private failureOf(news: News): 'none' | 'passing' | 'final' {
    const { callId } = news;
    if (callId === undefined || this.answers.isSuccess(callId)) return 'none';
    const refusal = this.answers.refusal(callId);
    if (!refusal || refusal.status >= 500 || refusal.status === 429) return 'passing';
    return refusal.code.includes('Throttl') ? 'passing' : 'final';
  }

  private retry(fact: Fact): void {
    const news = this.trail.of(fact);
    if (news?.state !== 'calling') return this.say(fact, 'tried again, and no attempt was under way');
    const { attempt, inMs } = fact.detail as Record<string, number>;
    if (this.failureOf(news) !== 'passing') this.say(fact, 'tried again after an answer that is final');
    if (attempt !== news.attempt || news.attempt > retriesMax)
      this.say(fact, `tried again after attempt ${attempt}, the log knows ${news.attempt}`);
    if (inMs !== retryMs * 2 ** (news.attempt - 1)) this.say(fact, `tried again in ${inMs} ms`);
    news.attempt++;
    news.state = 'waiting';
    news.dueMs = instant(fact.atMs + (inMs as number));
    this.trail.mark(fact, news);
  }

  private fail(fact: Fact): void {
    const news = this.trail.of(fact);
    if (!news || news.state === 'ended') return this.say(fact, 'dropped, and nothing was under way');
    const isWireGone = news.state === 'waiting' && !this.stage.wire(news.wire.id);
    const failure = this.failureOf(news);
    if (!isWireGone && news.state !== 'calling') this.say(fact, 'dropped before it was tried');
    else if (!isWireGone && failure === 'none') this.say(fact, `dropped, though ${news.wire.to} took it`);
    else if (!isWireGone && failure === 'passing' && news.attempt <= retriesMax)
      this.say(fact, `dropped after ${news.attempt} of ${retriesMax + 1} attempts`);
    const tally = news.bucket.tallies.get(news.wire.id);
    if (tally) tally.failedTotal++;
    news.state = 'ended';
  }

  // ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

  finish(): void {
    const { length } = this.story.facts;
    for (const bucket of this.buckets.values()) {
      this.checkTold(bucket, length);
      this.finishBucket(bucket);
    }
    for (const news of this.news) this.finishNews(news);
  }

  private end(sentence: string): void {
    this.story.report('buckets', this.story.facts.length, sentence);
  }

  private finishBucket({ id, objects, putTotal, deletedTotal, tallies }: Bucket): void {
    const view = this.story.run.end.views.get(id) as BucketView | undefined;
    if (!view) return this.end(`${id} is in the log and not there at the end`);
    const bytes = [...objects.values()].reduce((sum, each) => sum + each, 0);
    const known = { objectCount: objects.size, bytes, putTotal, deletedTotal };
    for (const [name, count] of Object.entries(known)) {
      const shown = view[name as keyof typeof known];
      if (shown !== count) this.end(`${id} shows ${name} ${shown}, the log leaves ${count}`);
    }
    const newest = [...objects.keys()].slice(-objectsMax);
    if (view.newest.map(({ key }) => key).join('\n') !== newest.join('\n'))
      this.end(`${id} shows other objects as its newest than the log`);
    for (const { link, sentTotal, failedTotal } of view.notifications) {
      const tally = tallies.get(link);
      if (tally?.sentTotal !== sentTotal || tally.failedTotal !== failedTotal)
        this.end(
          `${id}, ${link} shows ${sentTotal} sent and ${failedTotal} failed, the log ${tally?.sentTotal} and ${tally?.failedTotal}`,
        );
    }
  }

  private finishNews(news: News): void {
    const { nowMs } = this.story.run.end;
    const { bucket, key, wire, state, callId, dueMs } = news;
    const name = `${bucket.id} ${key}: the notification for ${wire.to}`;
    if (state === 'new') this.end(`${name} never left`);
    if (state === 'waiting' && dueMs < nowMs) this.end(`${name} was due again at ${dueMs} ms`);
    if (state !== 'calling' || callId === undefined || this.answers.knownMs(callId) >= nowMs) return;
    if (!this.answers.isSuccess(callId)) return this.end(`${name} failed, and nobody says so`);
    if (!this.answers.isTaken(callId, Object.values(arrivalTypes).flat()))
      this.end(`${name} was answered with success and never arrived`);
  }
}

function isFor({ settings }: Wire, event: string, key: string): boolean {
  const { event: wanted, prefix, suffix } = settings as unknown as NotificationSettings;
  const [kind] = wanted.replace('s3:', '').split(':');
  return event.split(':')[0] === kind && key.startsWith(prefix) && key.endsWith(suffix);
}
