import { expect, test } from 'vitest';
import { createEngine, type QueueView, readScenario, type WorkerView } from '../../engine/index.ts';
import { stories } from './stories.ts';

function run(id: string, seconds: number) {
  const story = stories.find((candidate) => candidate.id === id);
  if (!story) throw new Error(`there is no story ${id}`);
  const engine = createEngine({ scenario: story.scenario });
  engine.advance(seconds * 1000);
  return {
    queue: (name: string) => engine.view(name) as QueueView,
    workers: (name: string) => engine.view(name) as WorkerView,
    types: (message?: number) =>
      [...engine.log.facts()]
        .filter(({ detail }) => message === undefined || detail.message === message)
        .map(({ type }) => type),
  };
}

test.each(stories.map((story) => [story.id, story] as const))(
  '%s is a scenario without problems',
  (_, story) => {
    expect(readScenario(story.scenario)).not.toHaveProperty('problems');
    expect(story.sentence).toMatch(/\.$/);
    expect(story.watchFor).toMatch(/\.$/);
  },
);

test('poison: m2 is received three times and rests in the dead-letter queue within ten seconds of watching', () => {
  const speed = stories.find(({ id }) => id === 'poison')?.scenario.speed ?? 1;
  const { queue, types } = run('poison', 10 * speed);
  expect(types(2).filter((type) => type === 'MessageReceived')).toHaveLength(3);
  expect(queue('orders-dlq').visibleCount).toBe(1);
});

test('visibility: three effects by 105 s, and no delete has deleted', () => {
  const { queue, workers, types } = run('visibility', 106);
  expect(workers('renderers').effectsTotal).toBe(3);
  expect(types().filter((type) => type === 'DeleteIgnored')).toHaveLength(3);
  expect(queue('videos').deletedTotal).toBe(0);
});

test('deduplication: the retry and the new payment are swallowed, the one after five minutes is not', () => {
  const { queue, types } = run('deduplication', 320);
  expect(types().filter((type) => type === 'MessageDeduplicated')).toHaveLength(2);
  expect(queue('payments.fifo').sentTotal).toBe(2);
});

test('locked group: bob and carol are done before alice’s second step gives way', () => {
  const { types, queue } = run('locked-group', 60);
  const order = types();
  expect(order.filter((type) => type === 'MessageDeleted')).toHaveLength(8);
  expect(queue('steps-dlq.fifo').visibleCount).toBe(1);
});

test('polling: the impatient one asks far more often and gets nothing most of the time', () => {
  const { queue } = run('polling', 300);
  expect(queue('short').emptyReceivesTotal).toBeGreaterThan(5 * queue('long').emptyReceivesTotal);
});

test('delay: nothing is received for twenty seconds where the delay is, at once where the timeout is', () => {
  const { queue } = run('delay', 19);
  expect(queue('think-again').receivedTotal).toBe(0);
  expect(queue('at-once').receivedTotal).toBe(2);
});
