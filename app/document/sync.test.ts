import { describe, expect, test } from 'vitest';
import { emptyScenario, type Scenario } from '../../engine/index.ts';
import { commandsBetween, needsReload } from './sync.ts';

const base: Scenario = {
  ...emptyScenario(),
  resources: [
    { id: 'shop', service: 'producer' },
    { id: 'orders', service: 'sqs', settings: { VisibilityTimeout: 30 } },
    { id: 'dlq', service: 'sqs' },
  ],
  links: [
    { id: 'l1', from: 'shop', to: 'orders', kind: 'send' },
    { id: 'l2', from: 'orders', to: 'dlq', kind: 'redrive', settings: { maxReceiveCount: 3 } },
  ],
};

/** Commands as short lines, for reading. */
function told(previous: Scenario, next: Scenario): string[] {
  return commandsBetween(previous, next).map((command) => {
    switch (command.type) {
      case 'create':
        return `create ${command.resource.id}`;
      case 'connect':
        return `connect ${command.link.id}`;
      case 'remove':
      case 'disconnect':
        return `${command.type} ${command.id}`;
      case 'configure':
      case 'configureLink':
        return `${command.type} ${command.id} ${JSON.stringify(command.settings)}`;
      default:
        return command.type;
    }
  });
}

describe('commandsBetween', () => {
  test('says nothing of layout, name and speed', () => {
    const next = { ...base, name: 'Another', speed: 20, layout: { shop: { x: 1, y: 2 } } };
    expect(told(base, next)).toEqual([]);
  });

  test('says nothing of notes and frames, and needs no other run for them', () => {
    const note = { id: 'note', kind: 'note' as const, text: 'Why?', x: 0, y: 0, width: 200, height: 80 };
    expect(told(base, { ...base, notes: [note] })).toEqual([]);
    expect(needsReload(base, { ...base, notes: [note] })).toBe(false);
  });

  test('says nothing when only the order of fields differs', () => {
    const other = {
      ...base,
      resources: base.resources.map(({ service, ...rest }) => ({ service, ...rest })),
    };
    expect(told(base, other)).toEqual([]);
  });

  test('creates before it connects', () => {
    const { resources, links } = base;
    const next = {
      ...base,
      resources: [...resources, { id: 'billing', service: 'worker' }],
      links: [...links, { id: 'l3', from: 'orders', to: 'billing', kind: 'poll' }],
    };
    expect(told(base, next)).toEqual(['create billing', 'connect l3']);
  });

  test('disconnects before it removes, and the way back is the reverse', () => {
    const next = {
      ...base,
      resources: base.resources.filter(({ id }) => id !== 'dlq'),
      links: base.links.filter(({ id }) => id !== 'l2'),
    };
    expect(told(base, next)).toEqual(['disconnect l2', 'remove dlq']);
    expect(told(next, base)).toEqual(['create dlq', 'connect l2']);
  });

  test('configures with the whole settings', () => {
    const settings = { VisibilityTimeout: 60, DelaySeconds: 5 };
    const next = {
      ...base,
      resources: base.resources.map((one) => (one.id === 'orders' ? { ...one, settings } : one)),
    };
    expect(told(base, next)).toEqual(['configure orders {"VisibilityTimeout":60,"DelaySeconds":5}']);
    expect(told(next, base)).toEqual(['configure orders {"VisibilityTimeout":30}']);
  });

  test('configures links', () => {
    const next = {
      ...base,
      links: base.links.map((one) => (one.id === 'l2' ? { ...one, settings: {} } : one)),
    };
    expect(told(base, next)).toEqual(['configureLink l2 {}']);
  });

  test('replaces a resource that became another service, and its links with it', () => {
    const next = {
      ...base,
      resources: base.resources.map((one) => (one.id === 'dlq' ? { id: 'dlq', service: 'worker' } : one)),
    };
    expect(told(base, next)).toEqual(['disconnect l2', 'remove dlq', 'create dlq', 'connect l2']);
  });

  test('replaces a link whose end has moved', () => {
    const next = { ...base, links: base.links.map((one) => (one.id === 'l1' ? { ...one, to: 'dlq' } : one)) };
    expect(told(base, next)).toEqual(['disconnect l1', 'connect l1']);
  });
});

describe('needsReload', () => {
  test('another seed, script or latency is another run', () => {
    expect(needsReload(base, { ...base, seed: base.seed + 1 })).toBe(true);
    expect(needsReload(base, { ...base, latencyMs: 50 })).toBe(true);
    const command = { type: 'remove', id: 'dlq' } as const;
    expect(needsReload(base, { ...base, script: [{ atSeconds: 1, command }] })).toBe(true);
  });

  test('another diagram is not', () => {
    expect(needsReload(base, { ...base, resources: [], links: [], name: 'x' })).toBe(false);
  });
});
