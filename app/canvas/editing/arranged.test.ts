import { describe, expect, test } from 'vitest';
import type { ScenarioLink } from '../../../engine/index.ts';
import type { Box } from './alignment.ts';
import { arranged } from './arranged.ts';

const card = (id: string, width = 184, height = 150): Box => ({ id, x: 700, y: 300, width, height });
const link = (from: string, to: string, kind: string): ScenarioLink => ({
  id: `${from}-${to}`,
  from,
  to,
  kind,
});

const shop = card('shop');
const orders = card('orders', 390, 235);
const dlq = card('dlq', 252, 90);
const billing = card('billing', 184, 180);
const links = [
  link('shop', 'orders', 'send'),
  link('orders', 'billing', 'poll'),
  link('orders', 'dlq', 'redrive'),
];

function placed(boxes: readonly Box[], wires: readonly ScenarioLink[]): Map<string, Box> {
  const places = arranged(boxes, wires);
  return new Map(boxes.map((box) => [box.id, { ...box, ...places[box.id] }]));
}

function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      )
      .map((other) => `${one.id} and ${other.id}`),
  );
}

describe('arranged', () => {
  test('messages flow from left to right', () => {
    const after = placed([billing, dlq, shop, orders], links);
    const right = (id: string) => after.get(id)!.x + after.get(id)!.width;
    expect(after.get('orders')!.x).toBeGreaterThan(right('shop'));
    expect(after.get('billing')!.x).toBeGreaterThan(right('orders'));
  });

  test('a dead-letter queue stands below its queue', () => {
    const after = placed([shop, dlq, orders, billing], links);
    expect(after.get('dlq')!.x).toBe(after.get('orders')!.x);
    expect(after.get('dlq')!.y).toBeGreaterThan(after.get('orders')!.y + orders.height);
  });

  test('a dead-letter queue to which others send as well stands by itself', () => {
    const after = placed([shop, dlq, orders, billing], [...links, link('billing', 'dlq', 'send')]);
    expect(after.get('dlq')!.x).toBeGreaterThan(after.get('orders')!.x);
  });

  test('queues that are each other’s dead-letter queue do not chase each other', () => {
    const after = placed([orders, dlq], [link('orders', 'dlq', 'redrive'), link('dlq', 'orders', 'redrive')]);
    expect(overlaps([...after.values()])).toEqual([]);
  });

  test('no card covers another, however many there are, whether wired or not', () => {
    const boxes = Array.from({ length: 30 }, (_, index) =>
      card(`card-${index}`, 184 + (index % 4) * 70, 90 + (index % 5) * 60),
    );
    const wires = boxes.flatMap(({ id }, index) =>
      index % 7 === 6 ? [] : [link(id, `card-${(index * 5 + 3) % 30}`, index % 3 === 0 ? 'redrive' : 'send')],
    );
    expect(overlaps([...placed(boxes, wires).values()])).toEqual([]);
  });

  test('the whole stays where it was', () => {
    const after = [...placed([shop, orders, dlq, billing], links).values()];
    expect(Math.min(...after.map(({ x }) => x))).toBe(700);
    expect(Math.min(...after.map(({ y }) => y))).toBe(300);
  });
});
