import { expect, test } from 'vitest';
import { edgesOf, freePlace, nodesOf, placeInGrid } from './diagram.ts';

const scenario = {
  resources: [
    { id: 'shop', service: 'producer' },
    { id: 'orders', service: 'sqs' },
  ],
  links: [{ id: 'send', from: 'shop', to: 'orders', kind: 'send' }],
  layout: { shop: { x: 10, y: 20 } },
};
const nothing = { resources: [], links: [] };

test('a resource stands where the layout says, else in the grid', () => {
  const [shop, orders] = nodesOf(scenario, nothing, []);
  expect(shop?.position).toEqual({ x: 10, y: 20 });
  expect(orders?.position).toEqual(placeInGrid(1));
});

test('what has not changed stays the same object', () => {
  const nodes = nodesOf(scenario, nothing, []);
  const edges = edgesOf(scenario, nothing, []);
  const selected = nodesOf(scenario, { resources: ['shop'], links: [] }, nodes);
  expect(selected[0]?.selected).toBe(true);
  expect(selected[1]).toBe(nodes[1]);
  expect(edgesOf(scenario, { resources: ['shop'], links: [] }, edges)[0]).toBe(edges[0]);
});

test('what React Flow measured is kept', () => {
  const [shop, orders] = nodesOf(scenario, nothing, []);
  const measured = { width: 160, height: 90 };
  const [after] = nodesOf(scenario, { resources: ['shop'], links: [] }, [{ ...shop!, measured }, orders!]);
  expect(after?.measured).toEqual(measured);
});

test('a card in the hand is where the hand has it', () => {
  const [shop] = nodesOf(scenario, nothing, []);
  const held = { ...shop!, dragging: true, position: { x: 99, y: 99 } };
  expect(nodesOf(scenario, nothing, [held])[0]?.position).toEqual({ x: 99, y: 99 });
});

test('a new card covers no other', () => {
  const size = { width: 100, height: 100 };
  const cards = [{ x: 0, y: 0, ...size }];
  expect(freePlace({ x: 500, y: 0 }, size, cards)).toEqual({ x: 500, y: 0 });
  const { x, y } = freePlace({ x: 0, y: 0 }, size, cards);
  expect(x >= 140 || y >= 140).toBe(true);
});
