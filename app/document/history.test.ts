import { describe, expect, test } from 'vitest';
import { emptyScenario, type Scenario } from '../../engine/index.ts';
import { emptyHistory, recorded, redone, undone } from './history.ts';

function named(name: string): Scenario {
  return { ...emptyScenario(), name };
}

describe('history', () => {
  test('goes back and forth', () => {
    const [a, b, c] = [named('a'), named('b'), named('c')];
    let history = recorded(recorded(emptyHistory, a, 0), b, 1);
    const back = undone(history, c)!;
    expect(back.scenario).toBe(b);
    const further = undone(back.history, b)!;
    expect(further.scenario).toBe(a);
    expect(undone(further.history, a)).toBeUndefined();
    history = further.history;
    const forth = redone(history, a)!;
    expect(forth.scenario).toBe(b);
    expect(redone(forth.history, b)?.scenario).toBe(c);
  });

  test('forgets the undone when something else is done', () => {
    const back = undone(recorded(emptyHistory, named('a'), 0), named('b'))!;
    const history = recorded(back.history, named('a'), 1);
    expect(redone(history, named('c'))).toBeUndefined();
  });

  test('takes a drag for one edit', () => {
    let history = emptyHistory;
    for (let at = 0; at < 50; at++) history = recorded(history, named(`${at}`), at * 16, 'move shop');
    expect(history.past.map(({ name }) => name)).toEqual(['0']);
  });

  test('takes another drag, a pause, or an edit without a key for another edit', () => {
    let history = recorded(emptyHistory, named('a'), 0, 'move shop');
    history = recorded(history, named('b'), 10, 'move orders');
    history = recorded(history, named('c'), 5_000, 'move orders');
    history = recorded(history, named('d'), 5_001);
    history = recorded(history, named('e'), 5_002);
    expect(history.past).toHaveLength(5);
  });

  test('does not join an edit to one that was undone', () => {
    const back = undone(recorded(emptyHistory, named('a'), 0, 'name'), named('b'))!;
    expect(recorded(back.history, named('a'), 1, 'name').past).toHaveLength(1);
  });

  test('keeps 200', () => {
    let history = emptyHistory;
    for (let at = 0; at < 250; at++) history = recorded(history, named(`${at}`), at);
    expect(history.past).toHaveLength(200);
    expect(history.past[0]?.name).toBe('50');
  });
});
