import { expect, test } from 'vitest';
import { transitKind } from '../../engine/index.ts';
import { curveBetween } from './paths.ts';
import { lanesOf, Roads } from './roads.ts';

const card = (x: number) => ({ x, y: 0, width: 100, height: 80 });
const wire = lanesOf(curveBetween(card(0), card(300)));
const lines = lanesOf(curveBetween(card(0), card(300), -14), curveBetween(card(300), card(0), 14));
const names = ['shop', 'orders', 'billing'];
const links = [
  { id: 'send', from: 'shop', to: 'orders', kind: 'send' },
  { id: 'onward', from: 'billing', to: 'orders', kind: 'send' },
  { id: 'poll', from: 'orders', to: 'billing', kind: 'poll' },
];
const roads = new Roads(
  names,
  links,
  new Map([
    ['send', wire],
    ['onward', wire],
    ['poll', lines],
  ]),
);

test('a message goes along its wire and the answer comes back on it', () => {
  expect(roads.roadOf(0, 1, transitKind.send)).toEqual({ linkId: 'send', lane: wire.there });
  expect(roads.roadOf(1, 0, transitKind.acknowledge)).toEqual({ linkId: 'send', lane: wire.back });
  expect(roads.roadOf(1, 0, transitKind.refuse)).toEqual({ linkId: 'send', lane: wire.back });
});

test('on a polled wire the worker asks and deletes on the way back, and messages come forward', () => {
  expect(roads.roadOf(2, 1, transitKind.ask)).toEqual({ linkId: 'poll', lane: lines.back });
  expect(roads.roadOf(2, 1, transitKind.settle)).toEqual({ linkId: 'poll', lane: lines.back });
  expect(roads.roadOf(1, 2, transitKind.deliver)).toEqual({ linkId: 'poll', lane: lines.there });
});

test('of two wires between the same two, each takes what belongs to it', () => {
  expect(roads.roadOf(2, 1, transitKind.send)?.linkId).toBe('onward');
});

test('where nothing fits, any wire between the two is better than none', () => {
  expect(roads.roadOf(0, 1, transitKind.ask)?.linkId).toBe('send');
});

test('without a wire there is no road', () => {
  expect(roads.roadOf(0, 2, transitKind.send)).toBeUndefined();
  expect(roads.roadOf(0, 9, transitKind.send)).toBeUndefined();
});
