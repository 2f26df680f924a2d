import { expect, test } from 'vitest';
import { linkFaults, resourceFaults } from './faultChoices.ts';

test('a worker can crash for a while or until it is healed', () => {
  const crashes = resourceFaults('billing', 'worker').filter(({ kind }) => kind === 'crash');
  expect(crashes.map(({ command }) => command)).toEqual([
    { type: 'setFault', on: 'billing', kind: 'crash', forSeconds: 30 },
    { type: 'setFault', on: 'billing', kind: 'crash' },
  ]);
});

test('a program is slow by a factor, a service by a time', () => {
  const slow = (id: string, service: string) =>
    resourceFaults(id, service).find(({ kind }) => kind === 'slow');
  expect(slow('billing', 'worker')?.command).toMatchObject({ factor: 5 });
  expect(slow('orders', 'sqs')?.command).toMatchObject({ extraMs: 500 });
});

test('a wire can be cut, lose and be slow', () => {
  expect(linkFaults('send').map(({ kind, amount }) => `${kind} ${amount}`.trim())).toEqual([
    'partition',
    'loss 50 %',
    'latency +500 ms',
  ]);
});
