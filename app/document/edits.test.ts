import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type CommandResult, emptyScenario } from '../../engine/index.ts';

const engine = vi.hoisted(() => ({
  commands: [] as string[],
  answer: { factsDropped: 0 } as CommandResult,
  loads: 0,
}));

vi.mock('../simulation/client.ts', () => ({
  simulation: {
    async load() {
      engine.loads++;
      return [];
    },
    async act(command: { type: string }) {
      engine.commands.push(command.type);
      return engine.answer;
    },
    setSpeed: () => undefined,
  },
}));

import { mirror } from '../simulation/mirror.ts';
import { documents } from './document.ts';
import {
  addResource,
  connect,
  moveNodes,
  openScenario,
  redo,
  removeItems,
  setSeed,
  setSettings,
  undo,
} from './edits.ts';

const here = { x: 0, y: 0 };

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

beforeEach(async () => {
  engine.answer = { factsDropped: 0 };
  mirror.setState({ nowMs: 1_000, headMs: 1_000, step: 5, status: 'ready' });
  await openScenario(emptyScenario(), 'test', 'own');
  engine.commands.length = 0;
  engine.loads = 0;
});

function ids(): string[] {
  return documents.getState().scenario.resources.map(({ id }) => id);
}

describe('edits', () => {
  test('names resources one after the other, the suffix behind the number', () => {
    addResource('sqs', 'standard', here);
    addResource('sqs', 'standard', here);
    addResource('sqs', 'fifo', here);
    addResource('sqs', 'fifo', here);
    expect(ids()).toEqual(['queue', 'queue-2', 'queue.fifo', 'queue-2.fifo']);
  });

  test('tells the run, and undo and redo tell it as well', async () => {
    addResource('sqs', 'standard', here);
    await settled();
    undo();
    await settled();
    redo();
    await settled();
    expect(engine.commands).toEqual(['create', 'remove', 'create']);
    expect(ids()).toEqual(['queue']);
  });

  test('wires by the kind that fits, and says why not', () => {
    const producer = addResource('producer', 'constant', here);
    const queue = addResource('sqs', 'standard', here);
    expect(connect(producer, queue)).toEqual({ linkId: 'producer-send-queue' });
    expect(connect(queue, producer)).toEqual({ problem: expect.any(String) });
    expect(documents.getState().scenario.links).toHaveLength(1);
  });

  test('removes links with their resources', () => {
    const producer = addResource('producer', 'constant', here);
    const queue = addResource('sqs', 'standard', here);
    connect(producer, queue);
    removeItems([queue], []);
    expect(documents.getState().scenario.links).toEqual([]);
    expect(documents.getState().scenario.layout).toEqual({ producer: here });
    undo();
    expect(documents.getState().scenario.links).toHaveLength(1);
  });

  test('takes back what the service refuses, and hands on its sentence', async () => {
    addResource('sqs', 'standard', here);
    await settled();
    const before = documents.getState().scenario;
    engine.answer = { factsDropped: 0, refusal: { code: 'X', sentence: 'It may not be.', status: 400 } };
    expect(await setSettings('queue', { VisibilityTimeout: 1 })).toBe('It may not be.');
    expect(documents.getState().scenario).toBe(before);
    undo();
    expect(ids()).toEqual([]);
  });

  test('a drag is one step back', () => {
    addResource('sqs', 'standard', here);
    for (let x = 0; x < 40; x++) moveNodes({ queue: { x, y: 0 } });
    undo();
    expect(documents.getState().scenario.layout.queue).toEqual(here);
  });

  test('another seed is another run', async () => {
    await setSeed(99);
    expect(engine).toMatchObject({ commands: [], loads: 1 });
  });

  test('a run that has not begun is started anew instead of changed', async () => {
    mirror.setState({ nowMs: 0, headMs: 0, step: 0, isPlaying: false });
    addResource('sqs', 'standard', here);
    await settled();
    expect(engine).toMatchObject({ commands: [], loads: 1 });
  });
});
