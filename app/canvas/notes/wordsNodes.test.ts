import { describe, expect, test } from 'vitest';
import { emptyScenario, type Note, type Scenario } from '../../../engine/index.ts';
import { carriedBy } from './carried.ts';
import { frameAround, insideOf, wordsNodesOf } from './wordsNodes.ts';

const note = (id: string, place: Partial<Note> = {}): Note => ({
  id,
  kind: 'note',
  text: id,
  x: 0,
  y: 0,
  width: 100,
  height: 60,
  ...place,
});
const frame: Note = note('frame', { kind: 'frame', x: 100, y: 100, width: 400, height: 300 });

const scenario: Scenario = {
  ...emptyScenario(),
  resources: [
    { id: 'inside', service: 'sqs' },
    { id: 'outside', service: 'sqs' },
  ],
  layout: { inside: { x: 150, y: 150 }, outside: { x: 600, y: 150 } },
  notes: [frame, note('hint', { x: 200, y: 300 }), note('far', { x: 900, y: 0 })],
};

describe('what stands in a frame', () => {
  test('cards whose head does, and notes whose middle does', () => {
    expect(insideOf(frame, scenario)).toEqual({ cards: ['inside'], notes: ['hint'] });
  });

  test('a smaller frame stands in a larger one, and not the other way round', () => {
    const small = note('small', { kind: 'frame', x: 150, y: 150, width: 100, height: 80 });
    const nested = { ...scenario, notes: [frame, small] };
    expect(insideOf(frame, nested).notes).toEqual(['small']);
    expect(insideOf(small, nested).notes).toEqual([]);
  });

  test('is taken along when the frame is dragged', () => {
    const drag = { type: 'position', id: 'frame', position: { x: 130, y: 90 }, dragging: true } as const;
    expect(carriedBy([drag], scenario, [])).toEqual([
      { type: 'position', id: 'inside', position: { x: 180, y: 140 }, dragging: true },
      { type: 'position', id: 'hint', position: { x: 230, y: 290 }, dragging: true },
    ]);
  });

  test('is not moved twice when it is selected and dragged with the frame', () => {
    const drags = ['frame', 'inside'].map(
      (id) => ({ type: 'position', id, position: { x: 0, y: 0 }, dragging: true }) as const,
    );
    expect(carriedBy(drags, scenario, []).map((change) => 'id' in change && change.id)).toEqual(['hint']);
  });

  test('a note takes nothing along', () => {
    const drag = { type: 'position', id: 'hint', position: { x: 0, y: 0 }, dragging: true } as const;
    expect(carriedBy([drag], scenario, [])).toEqual([]);
  });
});

test('a frame goes around all that is selected, with room for its title', () => {
  const around = frameAround([
    { x: 0, y: 0, width: 100, height: 50 },
    { x: 300, y: 100, width: 100, height: 50 },
  ]);
  expect(around).toEqual({ x: -28, y: -60, width: 456, height: 238 });
  expect(frameAround([])).toBeUndefined();
});

test('frames lie behind notes, and what has not changed is the same object', () => {
  const first = wordsNodesOf([note('a'), frame], [], []);
  expect(first.map(({ id }) => id)).toEqual(['frame', 'a']);
  const [again] = wordsNodesOf([note('b'), frame], [], first);
  expect(again).toBe(first[0]);
});
