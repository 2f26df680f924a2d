import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';
import type { BatchOutput } from '../contract.ts';

function inFlight() {
  const world = testWorld().queue('orders', { VisibilityTimeout: 10 });
  for (const body of 'abcd') world.send('orders', body);
  const entries = world
    .receive('orders', { MaxNumberOfMessages: 10 })
    .map((message, index) => ({ Id: `e${index}`, ReceiptHandle: message.ReceiptHandle }));
  const change = (Entries: unknown) =>
    world.call<BatchOutput>('orders', 'ChangeMessageVisibilityBatch', { Entries });
  return { world, entries, change };
}

test('[SQS-30] the envelope is checked as for sends', () => {
  const { entries, change } = inFlight();
  expect(change([]).sentence).toBe(
    'There should be at least one ChangeMessageVisibilityBatchRequestEntry in the request.',
  );
  expect(change(Array.from({ length: 11 }, () => entries[0])).sentence).toContain('You have sent 11.');
  expect(change([entries[0], entries[0]]).code).toBe('AWS.SimpleQueueService.BatchEntryIdsNotDistinct');
});

test('[SQS-47] each entry has a timeout of its own, from now', () => {
  const { world, entries, change } = inFlight();
  world.advanceTo('4s');
  const seconds = [0, 3, 20];
  const answer = change(
    seconds.map((VisibilityTimeout, index) => ({ ...entries[index], VisibilityTimeout })),
  );
  expect(answer).toEqual({ Successful: [{ Id: 'e0' }, { Id: 'e1' }, { Id: 'e2' }], Failed: [] });
  expect(world.contents('orders')).toEqual(['m1 visible', 'm2 in flight', 'm3 in flight', 'm4 in flight']);
  world.advanceTo('1min');
  expect(world.facts('VisibilityExpired').map(({ atMs, detail }) => [detail.message, atMs])).toEqual([
    [2, 7_000],
    [4, 10_000],
    [3, 24_000],
  ]);
});

test('[SQS-32] each entry succeeds or fails by itself', () => {
  const { world, entries, change } = inFlight();
  world.delete('orders', entries[1]?.ReceiptHandle);
  const answer = change([
    { ...entries[0], VisibilityTimeout: 5 },
    { ...entries[1], VisibilityTimeout: 5 },
    { ...entries[2], VisibilityTimeout: 43_201 },
    { ...entries[3] },
    { Id: 'bad', ReceiptHandle: 'garbage', VisibilityTimeout: 5 },
  ]);
  expect(answer.Successful).toEqual([{ Id: 'e0' }]);
  expect(answer.Failed?.map(({ Id, Code, SenderFault }) => [Id, Code, SenderFault])).toEqual([
    ['e1', 'InvalidParameterValue', true],
    ['e2', 'InvalidParameterValue', true],
    ['e3', 'MissingParameter', true],
    ['bad', 'ReceiptHandleIsInvalid', true],
  ]);
});

test('[SQS-48] an entry that goes beyond twelve hours fails', () => {
  const { world, entries, change } = inFlight();
  world.advanceTo('1s');
  const answer = change([{ ...entries[0], VisibilityTimeout: 43_200 }]);
  expect(answer.Failed).toHaveLength(1);
});
