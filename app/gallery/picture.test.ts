import { describe, expect, test } from 'vitest';
import { firstStory } from './firstStory.ts';
import { pictureOf } from './picture.ts';

const two = {
  version: 1,
  resources: [
    { id: 'shop', service: 'producer' },
    { id: 'orders', service: 'sqs' },
  ],
  links: [{ id: 'l', from: 'shop', to: 'orders', kind: 'send' }],
  layout: { shop: { x: 0, y: 0 }, orders: { x: 1_000, y: 200 } },
};

describe('the picture of a diagram', () => {
  test('has a card for each resource, where it stands, in its tint', () => {
    const { cards } = pictureOf(two);
    expect(cards.map(({ x, y, tint }) => ({ x, y, tint }))).toEqual([
      { x: 0, y: 0, tint: 'outside' },
      { x: 1_000, y: 200, tint: 'queue' },
    ]);
  });

  test('has every wire from card to card, and dashes those for what failed', () => {
    const { resources, links } = firstStory.scenario;
    const picture = pictureOf(firstStory.scenario);
    expect(picture.cards).toHaveLength(resources.length);
    expect(picture.wires).toHaveLength(links.length);
    expect(picture.wires.filter(({ isDashed }) => isDashed)).toHaveLength(1);
  });

  test('shows all of it', () => {
    const { x, y, width, height, cards } = pictureOf(two);
    for (const card of cards) {
      expect(card.x).toBeGreaterThan(x);
      expect(card.y).toBeGreaterThan(y);
      expect(card.x + card.width).toBeLessThan(x + width);
      expect(card.y + card.height).toBeLessThan(y + height);
    }
  });

  test('does not blow up a lonely card', () => {
    const { width, cards } = pictureOf({ resources: [{ id: 'a', service: 'sqs' }] });
    expect(cards[0]!.width / width).toBeLessThan(0.5);
  });

  test('sets cards without a place side by side', () => {
    const resources = ['a', 'b', 'c', 'd'].map((id) => ({ id, service: 'sqs' }));
    const places = pictureOf({ resources }).cards.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(4);
  });

  test.each([
    ['nothing', undefined],
    ['a text', 'diagram'],
    ['lists that are none', { resources: 'x', links: 7, layout: [] }],
    [
      'members that are none',
      { resources: [null, 4, { id: 7 }, { id: 'a' }], links: [null, { from: 'a', to: 'b' }] },
    ],
    [
      'places that are none',
      { resources: [{ id: 'a', service: 'sqs' }], layout: { a: { x: Number.NaN, y: 1 } } },
    ],
  ])('is drawn of what another version wrote, too: %s', (_title, document) => {
    const { width, height } = pictureOf(document);
    expect(width).toBeGreaterThan(0);
    expect(height).toBeGreaterThan(0);
  });

  test('stays small for a crowd', () => {
    const resources = Array.from({ length: 5_000 }, (_, at) => ({ id: `q${at}`, service: 'sqs' }));
    expect(pictureOf({ resources }).cards.length).toBeLessThanOrEqual(200);
  });
});
