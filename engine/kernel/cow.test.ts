import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  CowDeque,
  CowHeap,
  CowMap,
  CowNumbers,
  CowRefs,
  CowTable,
  type Epoch,
  type Row,
  shareState,
} from './cow.ts';

/**
 * Goal: a share never sees a later change, nor does a change reach it; and each collection is the plain one it stands for.
 *
 * Method: random acts on the collection and on a plain model side by side, with shares taken on the way. As in the world,
 * the epoch grows with every share, and after going back to one.
 */
vi.setConfig({ testTimeout: 60_000 });

interface Subject<C, M> {
  create(epoch: Epoch): C;
  share(collection: C): C;
  model(): M;
  copy(model: M): M;
  act(collection: C, model: M, kind: number, value: number): void;
  compare(collection: C, model: M): void;
}

const acts = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1_600 })), {
  maxLength: 220,
});

function holds<C, M>(subject: Subject<C, M>): void {
  fc.assert(
    fc.property(acts, (list) => {
      const epoch: Epoch = { value: 1 };
      let collection = subject.create(epoch);
      let model = subject.model();
      const saved: { collection: C; model: M }[] = [];
      list.forEach(([kind, value], index) => {
        if (index % 9 === 8) {
          saved.push({ collection: subject.share(collection), model: subject.copy(model) });
          epoch.value++;
        }
        if (index % 41 === 40 && saved.length > 0) {
          const back = saved[value % saved.length] as { collection: C; model: M };
          epoch.value++;
          collection = subject.share(back.collection);
          model = subject.copy(back.model);
        }
        subject.act(collection, model, kind, value);
      });
      subject.compare(collection, model);
      for (const old of saved) subject.compare(old.collection, old.model);
    }),
    { numRuns: 40, seed: 7 },
  );
}

interface Item extends Row {
  name: number;
}

describe('copy on write', () => {
  test('a list of numbers', () => {
    holds<CowNumbers, Map<number, number>>({
      create: (epoch) => CowNumbers.create(epoch),
      share: (numbers) => numbers.share(),
      model: () => new Map(),
      copy: (model) => new Map(model),
      act: (numbers, model, kind, value) => {
        numbers.set(value, kind);
        model.set(value, kind);
      },
      compare: (numbers, model) => {
        expect([...model].filter(([index, value]) => numbers.get(index) !== value)).toEqual([]);
        expect(numbers.has(0)).toBe(model.size > 0);
        expect(numbers.has(1_000_000)).toBe(false);
      },
    });
  });

  test('a list of references', () => {
    holds<CowRefs<string>, Map<number, string | undefined>>({
      create: (epoch) => CowRefs.create(epoch),
      share: (refs) => refs.share(),
      model: () => new Map(),
      copy: (model) => new Map(model),
      act: (refs, model, kind, value) => {
        const text = kind === 0 ? undefined : `${kind}`;
        refs.set(value, text);
        model.set(value, text);
      },
      compare: (refs, model) => {
        const indices = Array.from({ length: 1_601 }, (_, index) => index);
        expect(indices.filter((index) => refs.get(index) !== model.get(index))).toEqual([]);
      },
    });
  });

  test('a table: rows keep their slots, no slot is given twice, emptied chunks go', () => {
    holds<CowTable<Item>, { rows: Map<number, number>; next: number }>({
      create: (epoch) => CowTable.create(epoch),
      share: (table) => table.share(),
      model: () => ({ rows: new Map(), next: 0 }),
      copy: ({ rows, next }) => ({ rows: new Map(rows), next }),
      act: (table, model, kind, value) => {
        const slots = [...model.rows.keys()];
        const slot = slots[value % slots.length];
        if (kind < 4 || slot === undefined) {
          // Many at once, so that chunks fill.
          for (let count = 0; count <= value % 200; count++) {
            expect(table.add({ epoch: 0, name: value })).toBe(model.next);
            model.rows.set(model.next++, value);
          }
        } else if (kind < 6) {
          table.edit(slot).name = -value;
          model.rows.set(slot, -value);
        } else {
          for (const old of slots.slice(0, value % 300)) {
            table.remove(old);
            model.rows.delete(old);
          }
          table.remove(slot);
          model.rows.delete(slot);
        }
      },
      compare: (table, { rows, next }) => {
        const seen: [number, number][] = [];
        table.scan((row, slot) => {
          seen.push([slot, row.name]);
          return true;
        });
        expect(seen).toEqual([...rows]);
        expect(table.size).toBe(rows.size);
        expect(table.next).toBe(next);
        expect(table.first()).toBe([...rows.keys()][0]);
        expect(table.get(next)).toBeUndefined();
      },
    });
  });

  test('a double-ended queue', () => {
    holds<CowDeque, number[]>({
      create: (epoch) => CowDeque.create(epoch),
      share: (deque) => deque.share(),
      model: () => [],
      copy: (model) => [...model],
      act: (deque, model, kind, value) => {
        const many = value % 150;
        for (let count = 0; count <= many; count++) {
          if (kind < 5) {
            deque.pushBack(value + count);
            model.push(value + count);
          } else if (kind < 6) {
            deque.pushFront(value + count);
            model.unshift(value + count);
          } else if (kind < 9) expect(deque.popFront()).toBe(model.shift());
        }
        if (kind === 9 && value % 10 === 0) {
          deque.clear();
          model.length = 0;
        }
      },
      compare: (deque, model) => {
        expect(deque.length).toBe(model.length);
        expect(model.map((_, index) => deque.at(index))).toEqual(model);
        expect(deque.at(-1)).toBeUndefined();
        expect(deque.at(model.length)).toBeUndefined();
      },
    });
  });

  test('a map', () => {
    holds<CowMap<number>, Map<string, number>>({
      create: (epoch) => CowMap.create(epoch),
      share: (map) => map.share(),
      model: () => new Map(),
      copy: (model) => new Map(model),
      act: (map, model, kind, value) => {
        const key = `key ${value % 40}`;
        if (kind < 6) {
          map.set(key, value);
          model.set(key, value);
        } else if (kind < 9) {
          map.delete(key);
          model.delete(key);
        } else if (value % 20 === 0) {
          map.clear();
          model.clear();
        }
      },
      compare: (map, model) => {
        expect(map.size).toBe(model.size);
        const keys = Array.from({ length: 40 }, (_, key) => `key ${key}`);
        expect(keys.filter((key) => map.get(key) !== model.get(key))).toEqual([]);
      },
    });
  });

  test('a heap: smallest key first, equal keys in the order of their coming', () => {
    holds<CowHeap, { items: [key: number, order: number, item: number][]; order: number }>({
      create: (epoch) => CowHeap.create(epoch),
      share: (heap) => heap.share(),
      model: () => ({ items: [], order: 0 }),
      copy: ({ items, order }) => ({ items: [...items], order }),
      act: (heap, model, kind, value) => {
        if (kind < 7) {
          heap.push(value % 12, value);
          model.items.push([value % 12, model.order++, value]);
          model.items.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
          return;
        }
        expect(heap.topKey()).toBe(model.items[0]?.[0]);
        expect(heap.top()).toBe(model.items[0]?.[2]);
        expect(heap.pop()).toBe(model.items.shift()?.[2]);
      },
      compare: (heap, { items }) => {
        const copy = heap.share();
        expect(copy.size).toBe(items.length);
        expect(items.map(() => copy.pop())).toEqual(items.map(([, , item]) => item));
        expect(copy.pop()).toBeUndefined();
      },
    });
  });

  test('a state shares its collections and keeps its values', () => {
    const epoch: Epoch = { value: 1 };
    const state = { name: 'a', list: ['x'], numbers: CowNumbers.create(epoch) };
    state.numbers.set(0, 1);
    const copy = shareState(state);
    epoch.value++;
    state.numbers.set(0, 2);
    state.name = 'b';
    expect([copy.name, copy.numbers.get(0), copy.list]).toEqual(['a', 1, state.list]);
  });
});
