import { beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyScenario } from '../../engine/index.ts';
import { documents } from './document.ts';
import { type Locks, type Tabs, watchTabs } from './tabs.ts';

/** The locks of one browser, shared by its tabs. */
class FakeLocks implements Locks {
  held = new Set<string>();
  async request(
    name: string,
    _options: { ifAvailable: true },
    callback: (lock: unknown) => Promise<void>,
  ): Promise<void> {
    if (this.held.has(name)) return callback(null);
    this.held.add(name);
    await callback({ name });
    this.held.delete(name);
  }
}

const lockOf = (id: string) => `inflight.document.${id}`;

async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

function openOwn(id: string): Promise<void> {
  documents.setState({ id, name: id, source: 'own', isElsewhere: false, canUndo: false });
  return settled();
}

const isElsewhere = () => documents.getState().isElsewhere;

let locks: FakeLocks;
let storage: { isNewest: () => Promise<boolean>; open: (id: string) => Promise<undefined> };
let said: string[];
let tabs: Tabs;

/** A tab of its own for each test: those of others still listen, but their locks are theirs. */
beforeEach(async () => {
  documents.setState({ id: 'nothing', scenario: emptyScenario(), source: 'story', isElsewhere: false });
  locks = new FakeLocks();
  said = [];
  storage = { isNewest: async () => true, open: vi.fn(async () => undefined) };
  tabs = watchTabs(
    locks,
    storage,
    {
      elsewhere: (name) => said.push(`${name} is elsewhere`),
      copied: (name) => said.push(`copied as ${name}`),
      ownAgain: (name) => said.push(`${name} is own again`),
      newerTaken: (name) => said.push(`newer ${name} taken`),
    },
    async () => undefined,
  );
  await settled();
});

describe('a tab', () => {
  test('holds what it has open, and lets go of it for the next', async () => {
    await openOwn('a');
    expect(locks.held).toEqual(new Set([lockOf('a')]));
    await openOwn('b');
    expect(locks.held).toEqual(new Set([lockOf('b')]));
    expect(said).toEqual([]);
  });

  test('holds no story: nobody writes one', async () => {
    documents.setState({ id: 's', source: 'story' });
    await settled();
    expect(locks.held.size).toBe(0);
  });

  test('knows which others are held', async () => {
    await openOwn('a');
    locks.held.add(lockOf('b'));
    expect(await tabs.isHeldElsewhere('a')).toBe(false);
    expect(await tabs.isHeldElsewhere('b')).toBe(true);
    expect(await tabs.isHeldElsewhere('c')).toBe(false);
    await settled();
    expect(locks.held).toEqual(new Set([lockOf('a'), lockOf('b')]));
  });
});

describe('a second tab on the same document', () => {
  test('is told so, and holds its copy from the first edit on', async () => {
    locks.held.add(lockOf('a'));
    await openOwn('a');
    expect(isElsewhere()).toBe(true);
    expect(said).toEqual(['a is elsewhere']);
    documents.setState({ id: 'copy', name: 'a (copy)', isElsewhere: false, canUndo: true });
    await settled();
    expect(said.at(-1)).toBe('copied as a (copy)');
    expect(locks.held).toEqual(new Set([lockOf('a'), lockOf('copy')]));
  });

  test('takes over when it comes to the front and the other has gone without a change', async () => {
    locks.held.add(lockOf('a'));
    await openOwn('a');
    await tabs.lookAgain();
    expect(isElsewhere()).toBe(true);
    locks.held.delete(lockOf('a'));
    await tabs.lookAgain();
    expect(isElsewhere()).toBe(false);
    expect(said.at(-1)).toBe('a is own again');
    expect(locks.held).toEqual(new Set([lockOf('a')]));
  });

  test('shows what the other has saved before it takes over', async () => {
    locks.held.add(lockOf('a'));
    await openOwn('a');
    locks.held.delete(lockOf('a'));
    storage.isNewest = async () => false;
    await tabs.lookAgain();
    expect(storage.open).toHaveBeenCalledWith('a');
    expect(said.at(-1)).toBe('newer a taken');
  });
});

test('where there are no locks every tab works, and the shelf is the judge', async () => {
  watchTabs(undefined, storage, {
    elsewhere: () => said.push('never'),
    copied: () => undefined,
    ownAgain: () => undefined,
    newerTaken: () => undefined,
  });
  await openOwn('z');
  expect(said).toEqual([]);
});
