import { expect, test } from 'vitest';
import { testWorld } from '../../testing/testWorld.ts';
import { type BucketView, objectsMax, prefixesMax } from './contract.ts';

test('the view has the newest objects and the fullest first parts, however many there are', () => {
  const world = testWorld().bucket('logs');
  for (let number = 0; number < 100; number++) {
    world.call('logs', 'PutObject', { Key: `part-${number % (number % 7)}/${number}`, Body: 'abc' });
  }
  const { newest, prefixes, prefixCount, objectCount, bytes } = world.view<BucketView>('logs');
  expect([objectCount, bytes]).toEqual([100, 300]);
  expect(newest.map(({ key }) => key.split('/')[1])).toEqual(['94', '95', '96', '97', '98', '99']);
  expect(newest).toHaveLength(objectsMax);
  expect(prefixes).toHaveLength(prefixesMax);
  expect(prefixCount).toBeGreaterThan(prefixesMax);
  const counts = prefixes.map((prefix) => prefix.objectCount);
  expect(counts).toEqual([...counts].sort((left, right) => right - left));
});

test('the contents are pages of objects, each of which can be opened', () => {
  const world = testWorld().bucket('logs');
  world.call('logs', 'PutObject', { Key: 'many', Body: 'one\ntwo' }, [1, 2]);
  world.call('logs', 'PutObject', { Key: 'single', Body: 'x'.repeat(500) }, [3]);
  const page = world.engine.contents('logs', 0, 10);
  expect(page).toMatchObject({
    total: 2,
    rows: [
      { key: 'many', state: 'object', preview: 'one\ntwo', sizeBytes: 7 },
      { key: 'single', state: 'object', origin: 3, sizeBytes: 500 },
    ],
  });
  expect(page?.rows[0]?.origin).toBeUndefined();
  expect(page?.rows[1]?.preview.length).toBeLessThan(500);
  expect(world.engine.contents('logs', 1, 10)?.rows).toHaveLength(1);
  expect(world.engine.open('logs', 'single')?.text).toHaveLength(500);
  expect(world.engine.open('logs', 'nothing')).toBeUndefined();
});

test('a checkpoint keeps what was in the bucket: going back and forth changes nothing', () => {
  const world = testWorld().bucket('logs');
  world.call('logs', 'PutObject', { Key: 'a', Body: '1' });
  world.advance('10s');
  world.call('logs', 'PutObject', { Key: 'a', Body: '22' });
  world.advance('10s');
  const before = world.view<BucketView>('logs');
  world.engine.seek(5_000);
  expect(world.view<BucketView>('logs').bytes).toBe(1);
  world.engine.seek(20_000);
  expect(world.view<BucketView>('logs')).toEqual(before);
});
