import { beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyScenario, type Scenario } from '../../engine/index.ts';

vi.mock('../simulation/client.ts', () => ({
  simulation: {
    read: async (document: { version: number }) =>
      document.version === 1
        ? { scenario: document }
        : { problems: [{ path: 'version', sentence: 'is not 1' }] },
    load: async () => [],
    act: async () => ({ factsDropped: 0 }),
    setSpeed: () => undefined,
  },
}));

import { createStorage, kept } from './autosave.ts';
import { documents } from './document.ts';
import { openScenario, renameDocument } from './edits.ts';
import type { Shelf, StoredDocument } from './shelf.ts';

/** A shelf in memory, which can be full. */
class FakeShelf implements Shelf {
  own = new Map<string, StoredDocument>();
  desk: StoredDocument | undefined;
  problem: Error | undefined;
  writes = 0;

  all = async () => [...this.own.values()];
  onDesk = async () => this.desk;
  remove = async (id: string) => void this.own.delete(id);
  async keep(document: StoredDocument): Promise<void> {
    await Promise.resolve();
    if (this.problem) throw this.problem;
    this.writes++;
    // What is stored is a copy, as in a database.
    this.desk = structuredClone(document);
    if (document.source === 'own') this.own.set(document.id, structuredClone(document));
  }
}

function named(name: string): Scenario {
  return { ...emptyScenario(), name };
}

let shelf: FakeShelf;

beforeEach(() => {
  shelf = new FakeShelf();
  kept.setState({ own: [] });
});

describe('autosave', () => {
  test('keeps an edit and says so', async () => {
    const storage = createStorage(shelf);
    await openScenario(named('Orders'), 'Orders', 'own', 'a');
    renameDocument('Payments');
    expect(documents.getState().saveState).toBe('unsaved');
    await storage.flush();
    expect(documents.getState().saveState).toBe('saved');
    expect(shelf.own.get('a')?.name).toBe('Payments');
    expect(kept.getState().own.map(({ name }) => name)).toEqual(['Payments']);
  });

  test('saves by itself, and many edits at once', async () => {
    vi.useFakeTimers();
    createStorage(shelf);
    await openScenario(named('x'), 'x', 'own', 'a');
    for (let at = 0; at < 100; at++) renameDocument(`name ${at}`);
    await vi.advanceTimersByTimeAsync(300);
    vi.useRealTimers();
    expect(shelf.writes).toBe(1);
    expect(shelf.own.get('a')?.name).toBe('name 99');
  });

  test('keeps what was edited while it was writing', async () => {
    const storage = createStorage(shelf);
    await openScenario(named('x'), 'x', 'own', 'a');
    const flushing = storage.flush();
    renameDocument('later');
    await flushing;
    expect(shelf.own.get('a')?.name).toBe('later');
    expect(documents.getState().saveState).toBe('saved');
  });

  test('a story stays on the desk only, until it is changed', async () => {
    const storage = createStorage(shelf);
    await openScenario(named('Poison'), 'Poison', 'story', 's');
    await storage.flush();
    expect(shelf.own.size).toBe(0);
    expect(shelf.desk?.source).toBe('story');
    renameDocument('My poison');
    await storage.flush();
    const [own] = shelf.own.values();
    expect(own?.name).toBe('My poison');
    expect(own?.id).not.toBe('s');
  });

  test('says why it could not save, and tries again with the next edit', async () => {
    const storage = createStorage(shelf);
    await openScenario(named('x'), 'x', 'own', 'a');
    shelf.problem = new DOMException('full', 'QuotaExceededError');
    renameDocument('y');
    await storage.flush();
    expect(documents.getState()).toMatchObject({
      saveState: 'failed',
      saveProblem: expect.stringContaining('full'),
    });
    shelf.problem = undefined;
    renameDocument('z');
    await storage.flush();
    expect(documents.getState()).toMatchObject({ saveState: 'saved', saveProblem: undefined });
    expect(shelf.own.get('a')?.name).toBe('z');
  });
});

describe('recovery', () => {
  test('brings back what was open', async () => {
    shelf.desk = { id: 'a', name: 'Orders', source: 'own', savedAtMs: 1, scenario: named('Orders') };
    const storage = createStorage(shelf);
    expect(await storage.recover()).toBe(true);
    expect(documents.getState()).toMatchObject({ id: 'a', name: 'Orders', source: 'own', canUndo: false });
  });

  test('has nothing on a first visit', async () => {
    expect(await createStorage(shelf).recover()).toBe(false);
  });

  test('names what it cannot read, and keeps it', async () => {
    const broken = {
      id: 'a',
      name: 'From the future',
      source: 'own' as const,
      savedAtMs: 1,
      scenario: { version: 99 },
    };
    shelf.own.set('a', broken);
    shelf.desk = broken;
    const storage = createStorage(shelf);
    expect(await storage.recover()).toContain('From the future');
    await openScenario(named('Poison'), 'Poison', 'story');
    await storage.flush();
    expect(shelf.own.get('a')).toEqual(broken);
    expect(kept.getState().own).toHaveLength(1);
  });
});

describe('the shelf', () => {
  test('gives back what was removed, and leaves the open one on the desk', async () => {
    const storage = createStorage(shelf);
    await openScenario(named('one'), 'one', 'own', 'a');
    renameDocument('first');
    await storage.flush();
    await openScenario(named('two'), 'two', 'own', 'b');
    const removed = await storage.remove('a');
    expect(kept.getState().own.map(({ id }) => id)).toEqual(['b']);
    await storage.restore(removed!);
    expect(
      kept
        .getState()
        .own.map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b']);
    expect(shelf.desk?.id).toBe('b');
  });
});
