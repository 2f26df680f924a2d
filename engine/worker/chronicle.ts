/** Turns new facts into what the page shows of them: story lines, scrubber marks, transits, and who belongs to which group. */
import type { Engine } from '../engine.ts';
import { markField, markNames, markStride, type StoryLine, storyLinesMax } from '../frames.ts';
import type { FactWords } from '../kernel/face.ts';
import type { Fact } from '../kernel/log.ts';
import { tell, wordsFor } from '../story.ts';
import { Names } from './names.ts';
import { Transits } from './transits.ts';

/** More marks than this cannot be told apart on any screen, and would only slow the page. */
const marksMax = 8_000;

/** Facts that say to which group a message belongs. */
const namesGroup: ReadonlySet<string> = new Set([
  'MessageProduced',
  'MessageSent',
  'MessagePublished',
  'RecordPut',
]);

export class Chronicle {
  readonly resources = new Names();
  readonly groups = new Names();
  /** What refusals say, in short. */
  readonly codes = new Names();
  readonly transits = new Transits();
  /** Facts read so far. */
  private readTo = 0;
  /** Marks of this generation. */
  private markCount = 0;
  /** Of how many messages one is marked, always the same ones, so that no bar loses its end. A power of two; grows only. */
  markShare = 1;
  private groupsByOrigin: (string | undefined)[] = [];

  constructor(private readonly engine: Engine) {}

  /** Group of a message's story, as its first send named it. */
  readonly groupOf = (origin: number): string | undefined => this.groupsByOrigin[origin];

  /** Everything again from the start of the log: after a jump backwards, or a rewritten past. */
  startOver(): void {
    this.resources.clear();
    this.groups.clear();
    this.codes.clear();
    this.readTo = this.engine.log.firstSeq;
    this.markCount = 0;
  }

  /** True once there are more marks than can be shown; the share is then smaller, and everything has to be told again. */
  private thinOut(): boolean {
    if (this.markCount <= marksMax) return false;
    while (this.markCount > marksMax / 2) {
      this.markShare *= 2;
      this.markCount /= 2;
    }
    return true;
  }

  /** Reads the facts that are new up to now. `isCrowded` asks for starting over: the marks have become too many. */
  read(isFresh: boolean): { story: StoryLine[]; marks: Float64Array; isCrowded: boolean } {
    const { log, factCount } = this.engine;
    const lines: number[] = [];
    const marks: number[] = [];
    for (let seq = Math.max(this.readTo, log.firstSeq); seq < factCount; seq++) {
      const type = log.typeAt(seq);
      const words = wordsFor(log.serviceAt(seq), type);
      this.noteGroup(seq, type);
      if (!isFresh) this.transits.consider(this.engine, seq, type);
      if (words?.mark) this.mark(seq, words.mark, marks);
      if (words && !words.isMinor) lines.push(seq);
    }
    if (isFresh) this.transits.rebuild(this.engine);
    this.readTo = factCount;
    const story = lines
      .slice(-storyLinesMax)
      .map((seq) => this.lineOf(seq))
      .filter((line) => line !== undefined);
    this.markCount += marks.length / markStride;
    return { story, marks: Float64Array.from(marks), isCrowded: this.thinOut() };
  }

  /** One fact as a line; undefined when it is no longer kept or has no words. */
  lineOf(seq: number): StoryLine | undefined {
    const fact = this.engine.log.at(seq);
    const words = fact && wordsFor(fact.service, fact.type);
    return fact && words && this.describe(fact, words);
  }

  private describe(fact: Fact, words: FactWords): StoryLine {
    const { seq, atMs, step, type, resource, service, causeSeq, detail } = fact;
    const line: StoryLine = {
      seq,
      atMs,
      step,
      type,
      resource,
      service,
      causeSeq,
      tone: words.tone,
      ...tell(fact, words),
    };
    const origin = detail.message ?? onlyOne(detail.messages);
    if (origin !== undefined) {
      line.origin = origin;
      const group = this.groupsByOrigin[origin];
      if (group !== undefined) line.group = group;
    }
    if (words.rule) line.rule = words.rule;
    return line;
  }

  private noteGroup(seq: number, type: string): void {
    if (!namesGroup.has(type)) return;
    const { message, messages, group, groups } = this.engine.log.detailAt(seq);
    if (message !== undefined && typeof group === 'string') this.groupsByOrigin[message] ??= group;
    if (messages && Array.isArray(groups)) {
      messages.forEach((origin, place) => {
        const own = groups[place] as string | undefined;
        if (own !== undefined) this.groupsByOrigin[origin] ??= own;
      });
    }
  }

  private mark(seq: number, mark: NonNullable<FactWords['mark']>, into: number[]): void {
    const { log } = this.engine;
    const { message, messages } = log.detailAt(seq);
    // A fact about many is marked by the first of them that is drawn at all.
    const isDrawn = (one: number) => one % this.markShare === 0;
    const origin = message ?? (messages ? messages.find(isDrawn) : 0);
    if (origin === undefined || !isDrawn(origin)) return;
    const group = this.groupsByOrigin[origin];
    const at = into.length;
    into.length += markStride;
    into[at + markField.seq] = seq;
    into[at + markField.atMs] = log.timeAt(seq);
    into[at + markField.resource] = this.resources.numberOf(log.at(seq)?.resource ?? '');
    into[at + markField.mark] = markNames.indexOf(mark);
    into[at + markField.group] = group === undefined ? -1 : this.groups.numberOf(group);
    into[at + markField.origin] = origin;
  }
}

function onlyOne(origins: readonly number[] | undefined): number | undefined {
  return origins?.length === 1 ? origins[0] : undefined;
}
