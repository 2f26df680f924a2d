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
import { builds, type Shelf, type StoredDocument, WrittenElsewhere } from './shelf.ts';

/** A shelf in memory, which can be full. */
class FakeShelf implements Shelf {
  own = new Map<string, StoredDocument>();
  desk: StoredDocument | undefined;
  problem: Error | undefined;
  writes = 0;

  all = async () => [...this.own.values()];
  onDesk = async () => this.desk;
  clearDesk = async () => {
    this.desk = undefined;
  };
  remove = async (id: string) => void this.own.delete(id);
  async keep(document: StoredDocument, { isOwn }: { isOwn: boolean }): Promise<void> {
    if (isOwn) await this.put(document);
    else await this.mayWrite();
    // What is stored is a copy, as in a database.
    this.desk = structuredClone(document);
  }
  async put(document: StoredDocument): Promise<void> {
    await this.mayWrite();
    if (!builds(this.own.get(document.id), document)) throw new WrittenElsewhere();
    this.writes++;
    this.own.set(document.id, structuredClone(document));
  }
  private async mayWrite(): Promise<void> {
    await Promise.resolve();
    if (this.problem) throw this.problem;
  }
}

function named(name: string): Scenario {
  return { ...emptyScenario(), name };
}

function stored(id: string, name: string): StoredDocument {
  return { id, name, source: 'own', savedAtMs: 1, revision: 1, scenario: named(name) };
}

const namesListed = () => kept.getState().own.map(({ name }) => name);
const full = new DOMException('full', 'QuotaExceededError');

let shelf: FakeShelf;

beforeEach(() => {
  shelf = new FakeShelf();
  kept.setState({ own: [], unsaved: new Set() });
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
    expect(namesListed()).toEqual(['Payments']);
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

  test.each(['story', 'link'] as const)(
    'a %s stays on the desk only, until it is changed',
    async (source) => {
      const storage = createStorage(shelf);
      await openScenario(named('Poison'), 'Poison', source, 's');
      await storage.flush();
      expect(shelf.own.size).toBe(0);
      expect(shelf.desk?.source).toBe(source);
      renameDocument('My poison');
      await storage.flush();
      const [own] = shelf.own.values();
      expect(own?.name).toBe('My poison');
      expect(own?.id).not.toBe('s');
    },
  );

  test('looking at a document does not write it', async () => {
    shelf.own.set('a', stored('a', 'Orders'));
    const storage = createStorage(shelf, { wallMs: () => 99 });
    await storage.refresh();
    await storage.open('a');
    await storage.flush();
    expect(shelf.own.get('a')?.savedAtMs).toBe(1);
    expect(shelf.desk?.id).toBe('a');
  });
});

describe('a browser that keeps nothing more', () => {
  test('is named, and asked again with the next edit', async () => {
    const storage = createStorage(shelf);
    await openScenario(named('x'), 'x', 'own', 'a');
    shelf.problem = full;
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

  test('loses nothing when something else is opened: it stays in this tab, and is kept when there is room', async () => {
    const storage = createStorage(shelf);
    shelf.problem = full;
    await openScenario(named('Orders'), 'Orders', 'own', 'a');
    renameDocument('Payments');
    await storage.flush();
    await openScenario(named('Poison'), 'Poison', 'story', 's');
    await storage.flush();
    expect(kept.getState().unsaved).toEqual(new Set(['a']));
    await storage.open('a');
    expect(documents.getState().scenario.name).toBe('Payments');
    shelf.problem = undefined;
    await storage.retry();
    expect(shelf.own.get('a')?.name).toBe('Payments');
    expect(kept.getState().unsaved.size).toBe(0);
    expect(documents.getState().saveState).toBe('saved');
  });

  test('takes what was left over as soon as it takes anything', async () => {
    const storage = createStorage(shelf);
    shelf.problem = full;
    await openScenario(named('Orders'), 'Orders', 'own', 'a');
    await storage.flush();
    shelf.problem = undefined;
    await openScenario(named('Poison'), 'Poison', 'story', 's');
    await storage.flush();
    expect(shelf.own.get('a')?.name).toBe('Orders');
    expect(kept.getState().unsaved.size).toBe(0);
  });

  test('has no storage at all', async () => {
    const storage = createStorage(shelf);
    shelf.problem = new ReferenceError('indexedDB is not defined');
    await openScenario(named('x'), 'x', 'own', 'a');
    await storage.flush();
    expect(documents.getState().saveProblem).toContain('keeps nothing');
  });
});

describe('a document that another tab has written', () => {
  test('is not written over: what is edited here becomes a copy', async () => {
    shelf.own.set('a', stored('a', 'Orders'));
    const storage = createStorage(shelf);
    await storage.refresh();
    await storage.open('a');
    shelf.own.set('a', { ...stored('a', 'Orders of the other tab'), revision: 2 });
    renameDocument('Orders of this tab');
    await storage.flush();
    expect(shelf.own.get('a')?.name).toBe('Orders of the other tab');
    const { id, name, saveState } = documents.getState();
    expect(id).not.toBe('a');
    expect(name).toBe('Orders of this tab (copy)');
    expect(saveState).toBe('saved');
    expect(shelf.own.get(id)?.name).toBe(name);
  });

  test('is a copy from the first edit on when it is known to be open there', async () => {
    shelf.own.set('a', stored('a', 'Orders'));
    const storage = createStorage(shelf);
    await storage.refresh();
    await storage.open('a');
    documents.setState({ isElsewhere: true });
    await storage.flush();
    expect(shelf.own.get('a')?.revision).toBe(1);
    renameDocument('Mine');
    await storage.flush();
    expect(shelf.own.get('a')?.name).toBe('Orders');
    expect([...shelf.own.values()].map(({ name }) => name)).toEqual(['Orders', 'Mine']);
    expect(documents.getState().isElsewhere).toBe(false);
  });

  test('is known to be newer there', async () => {
    shelf.own.set('a', stored('a', 'Orders'));
    const storage = createStorage(shelf);
    await storage.refresh();
    await storage.open('a');
    expect(await storage.isNewest()).toBe(true);
    shelf.own.set('a', { ...stored('a', 'Orders'), revision: 2 });
    expect(await storage.isNewest()).toBe(false);
  });
});

describe('recovery', () => {
  test('brings back what was open', async () => {
    shelf.desk = stored('a', 'Orders');
    const storage = createStorage(shelf);
    expect(await storage.recover()).toBe(true);
    expect(documents.getState()).toMatchObject({ id: 'a', name: 'Orders', source: 'own', canUndo: false });
  });

  test('brings back what this tab had open, whatever another has laid on the desk', async () => {
    shelf.own.set('a', stored('a', 'Orders'));
    shelf.desk = stored('b', 'Payments');
    const storage = createStorage(shelf, { tab: { openId: () => 'a', setOpenId: () => undefined } });
    expect(await storage.recover()).toBe(true);
    expect(documents.getState().name).toBe('Orders');
  });

  test('has nothing on a first visit', async () => {
    expect(await createStorage(shelf).recover()).toBe(false);
  });

  test('names what it cannot read, and keeps it', async () => {
    const broken = { ...stored('a', 'From the future'), scenario: { version: 99 } };
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
    expect(namesListed()).toEqual(['two']);
    await storage.put(removed!);
    expect(namesListed().toSorted()).toEqual(['first', 'two']);
    expect(shelf.desk?.id).toBe('b');
  });

  test('lists what it cannot keep, marked', async () => {
    const storage = createStorage(shelf);
    shelf.problem = full;
    await storage.put(stored('c', 'A copy'));
    expect(namesListed()).toEqual(['A copy']);
    expect(kept.getState().unsaved).toEqual(new Set(['c']));
  });
});
