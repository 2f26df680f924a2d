import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Scheduler } from './scheduler.ts';

/** Goal: wake-ups come by time, equal times in the order of planning, cancelled ones never; and a copy is a copy. */
interface Planned {
  id: number;
  atMs: number;
  order: number;
}

function create() {
  const epoch = { value: 1 };
  const scheduler = Scheduler.create(epoch);
  const plan = (atMs: number, name = '') => scheduler.plan(atMs, 'wake', 0, name, undefined, -1);
  return { epoch, scheduler, plan };
}

function drain(scheduler: Scheduler): (string | undefined)[] {
  const names: (string | undefined)[] = [];
  for (let next = scheduler.take(); next; next = scheduler.take()) names.push(next.name);
  return names;
}

describe('the scheduler', () => {
  test('keeps the order of planning at equal times', () => {
    const { scheduler, plan } = create();
    for (const name of 'abcdefghij') plan(5, name);
    plan(1, 'first');
    plan(9, 'last');
    expect(drain(scheduler).join('')).toBe('firstabcdefghijlast');
    expect(scheduler.nextMs).toBe(Number.POSITIVE_INFINITY);
    expect(scheduler.peek()).toBeUndefined();
  });

  test('cancels one, and an old number cancels nothing of whoever came into its place', () => {
    const { scheduler, plan } = create();
    const a = plan(1, 'a');
    plan(2, 'b');
    expect(scheduler.cancel(a)).toBe(true);
    expect(scheduler.cancel(a)).toBe(false);
    plan(3, 'c');
    expect(scheduler.cancel(a)).toBe(false);
    expect(scheduler.cancel(0)).toBe(false);
    expect(scheduler.size).toBe(2);
    expect(scheduler.peek()?.name).toBe('b');
    expect(drain(scheduler)).toEqual(['b', 'c']);
  });

  test('a share plays the same future, whatever happens to the other', () => {
    const { epoch, scheduler, plan } = create();
    for (let index = 0; index < 700; index++) plan(index % 50, `${index}`);
    const copy = scheduler.share();
    epoch.value++;
    const future = drain(scheduler);
    epoch.value++;
    expect(drain(copy.share())).toEqual(future);
    expect(copy.size).toBe(700);
  });

  test('is a sorted list, whatever is planned, taken and cancelled', () => {
    const acts = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 40 })), {
      maxLength: 400,
    });
    fc.assert(
      fc.property(acts, (list) => {
        const { epoch, scheduler, plan } = create();
        let model: Planned[] = [];
        list.forEach(([kind, value], order) => {
          if (order % 20 === 19) {
            scheduler.share();
            epoch.value++;
          }
          if (kind < 6) {
            model.push({ id: plan(value), atMs: value, order });
            model.sort((a, b) => a.atMs - b.atMs || a.order - b.order);
          } else if (kind < 8) expect(scheduler.take()?.id).toBe(model.shift()?.id);
          else {
            const victim = model[value % model.length];
            if (victim) expect(scheduler.cancel(victim.id)).toBe(true);
            model = model.filter((planned) => planned !== victim);
          }
          expect(scheduler.nextMs).toBe(model[0]?.atMs ?? Number.POSITIVE_INFINITY);
          expect(scheduler.size).toBe(model.length);
        });
      }),
      { numRuns: 80, seed: 7 },
    );
  });
});
