import { beforeEach, expect, test, vi } from 'vitest';

vi.mock('../simulation/client.ts', () => ({
  simulation: {
    load: async () => [],
    act: () => Promise.reject(new Error('the run is told nothing of moments')),
    setSpeed: () => undefined,
  },
}));

import { emptyScenario, readScenario } from '../../engine/index.ts';
import { documents } from './document.ts';
import { openScenario, undo } from './edits.ts';
import { addMoment, momentsMax, removeMoment, renameMoment } from './momentEdits.ts';

beforeEach(() => openScenario(emptyScenario(), 'test', 'own'));

function names(): string[] {
  return documents.getState().scenario.moments.map(({ name }) => name);
}

test('moments stand in order of time, those of one instant in the order in which they were kept', () => {
  expect(addMoment({ name: 'late', atMs: 9 })).toBe(0);
  expect(addMoment({ name: 'early', atMs: 1 })).toBe(0);
  expect(addMoment({ name: 'late too', atMs: 9 })).toBe(2);
  expect(names()).toEqual(['early', 'late', 'late too']);
});

test('each can be renamed and removed, and all of it undone', () => {
  addMoment({ name: 'one', atMs: 1 });
  addMoment({ name: 'two', atMs: 2 });
  renameMoment(0, '  first delivery ');
  expect(names()).toEqual(['first delivery', 'two']);
  removeMoment(1);
  expect(names()).toEqual(['first delivery']);
  undo();
  expect(names()).toEqual(['first delivery', 'two']);
});

test('an empty name changes nothing, a long one is cut', () => {
  addMoment({ name: 'one', atMs: 1 });
  renameMoment(0, '   ');
  expect(names()).toEqual(['one']);
  renameMoment(0, 'x'.repeat(200));
  expect(names()[0]).toHaveLength(80);
});

test('a document with as many moments as there may be takes no more', () => {
  for (let at = 0; at < momentsMax; at++) addMoment({ name: `m${at}`, atMs: at });
  expect(addMoment({ name: 'one more', atMs: 1 })).toBeUndefined();
  expect(names()).toHaveLength(momentsMax);
});

test('they survive being written and read', () => {
  addMoment({ name: 'the second delivery', atMs: 42_000.125 });
  const { scenario } = documents.getState();
  const reading = readScenario(JSON.parse(JSON.stringify(scenario)));
  expect('scenario' in reading && reading.scenario.moments).toEqual(scenario.moments);
});
