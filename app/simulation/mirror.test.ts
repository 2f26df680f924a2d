import { describe, expect, test } from 'vitest';
import { type Frame, markStride, type StoryLine } from '../../engine/index.ts';
import { folded, mirror } from './mirror.ts';

function frame(parts: Partial<Frame>): Frame {
  return {
    nowMs: 0,
    headMs: 0,
    nextMs: 1,
    step: 0,
    isPlaying: false,
    isInPast: false,
    isBehind: false,
    generation: 1,
    resources: [],
    groups: [],
    codes: [],
    views: {},
    removed: [],
    transits: new Float64Array(0),
    transitsOmitted: 0,
    markShare: 1,
    story: [],
    marks: new Float64Array(0),
    factCount: 0,
    canRestoreFuture: false,
    ...parts,
  };
}

function line(seq: number, caption?: string): StoryLine {
  return {
    seq,
    atMs: seq,
    step: 0,
    type: 'T',
    resource: 'q',
    service: 'sqs',
    causeSeq: 0,
    tone: 'plain',
    line: `${seq}`,
    caption,
  };
}

function marks(...seqs: number[]): Float64Array {
  const data = new Float64Array(seqs.length * markStride);
  seqs.forEach((seq, place) => {
    data[place * markStride] = seq;
  });
  return data;
}

const start = folded(
  mirror.getState(),
  frame({ views: { a: { n: 1 }, b: { n: 1 } }, resources: ['a'], groups: ['A'] }),
);

describe('the mirror', () => {
  test('keeps the identity of what has not changed', () => {
    const next = folded(start, frame({ views: { b: { n: 2 } }, resources: ['a'], groups: ['A'] }));
    expect(next.views.a).toBe(start.views.a);
    expect(next.views.b).toEqual({ n: 2 });
    expect(next.resources).toBe(start.resources);
    expect(folded(start, frame({ resources: ['a'], groups: ['A'] })).views).toBe(start.views);
  });

  test('forgets views of what is gone', () => {
    expect(Object.keys(folded(start, frame({ removed: ['a'] })).views)).toEqual(['b']);
  });

  test('collects the story and knows its newest caption', () => {
    const one = folded(start, frame({ story: [line(1, 'One.'), line(2)] }));
    const two = folded(one, frame({ story: [line(3)] }));
    expect(two.story.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(two.caption?.caption).toBe('One.');
  });

  test('keeps the newest 2,000 lines', () => {
    let state = start;
    for (let at = 0; at < 12; at++) {
      state = folded(
        state,
        frame({ story: Array.from({ length: 200 }, (_, place) => line(at * 200 + place)) }),
      );
    }
    expect(state.story).toHaveLength(2_000);
    expect(state.story.at(-1)?.seq).toBe(2_399);
  });

  test('collects marks in an array that grows', () => {
    let state = start;
    for (let seq = 0; seq < 2_000; seq++) state = folded(state, frame({ marks: marks(seq) }));
    expect(state.marks.length).toBe(2_000);
    expect(state.marks.data[1_999 * markStride]).toBe(1_999);
  });

  test('starts over with a new generation', () => {
    const before = folded(start, frame({ story: [line(1, 'Old.')], marks: marks(1, 2) }));
    const after = folded(
      before,
      frame({ generation: 2, story: [line(1)], marks: marks(1), views: { c: {} } }),
    );
    expect(after.story).toHaveLength(1);
    expect(after.marks.length).toBe(1);
    expect(after.caption).toBeUndefined();
    expect(Object.keys(after.views)).toEqual(['c']);
  });

  test('remembers what lies ahead while it stands in the past, and forgets it when it is replaced', () => {
    const before = folded(start, frame({ marks: marks(1, 2, 3), headMs: 10, nowMs: 10 }));
    const past = folded(
      before,
      frame({ generation: 2, isInPast: true, marks: marks(1), headMs: 10, nowMs: 4 }),
    );
    expect(past.recorded?.marks.length).toBe(3);
    const deeper = folded(past, frame({ generation: 3, isInPast: true, headMs: 10, nowMs: 1 }));
    expect(deeper.recorded).toBe(past.recorded);
    expect(folded(deeper, frame({ generation: 4, marks: marks(1) })).recorded).toBeUndefined();
  });

  test('stops at a bug', () => {
    const bug = { sentence: 's', stack: '', seed: 1, scenario: {} as never, commands: [], lastFact: null };
    expect(folded(start, frame({ bug })).status).toBe('stopped');
  });
});
