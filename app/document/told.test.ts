import { expect, test } from 'vitest';
import { emptyScenario, type Scenario } from '../../engine/index.ts';
import { lastTold, type Told, toldBy, withDiagramOf } from './told.ts';

const named = (name: string): Scenario => ({ ...emptyScenario(), name });
const told: Told = [
  { atMs: 0, scenario: named('start') },
  { atMs: 10_000, scenario: named('wider') },
  { atMs: 20_000, scenario: named('longer') },
];

test.each([
  [0, 'start'],
  [9_999, 'start'],
  [10_000, 'wider'],
  [19_999, 'wider'],
  [50_000, 'longer'],
])('at %d ms the run had been told of “%s”', (atMs, name) => {
  expect(lastTold(toldBy(told, atMs)).name).toBe(name);
});

test('the diagram of a branch comes back with its places, and nothing of the learner’s is lost', () => {
  const branch: Scenario = {
    ...named('old name'),
    resources: [{ id: 'orders', service: 'sqs' }],
    layout: { orders: { x: 1, y: 2 }, shop: { x: 0, y: 0 } },
  };
  const present: Scenario = {
    ...named('new name'),
    resources: [{ id: 'shop', service: 'producer' }],
    layout: { shop: { x: 30, y: 40 } },
    moments: [{ name: 'here', atMs: 5 }],
  };
  expect(withDiagramOf(present, branch)).toEqual({
    ...present,
    resources: branch.resources,
    layout: { orders: { x: 1, y: 2 }, shop: { x: 30, y: 40 } },
  });
});
