import { expect, test } from 'vitest';
import type { GateView, TopicView } from '../../../engine/index.ts';
import { isRejectedNow, noteOf, offered } from './gates.ts';

const gate = (news: Partial<GateView>) =>
  ({ passedTotal: 0, filteredTotal: 0, retryCount: 0, retries: [], ...news }) as GateView;
const published = (origin: number) => ({ last: { origin, atMs: 0 } }) as TopicView;
const rejected = (origin: number, atMs: number) => ({ origin, clause: 'why', atMs });
const failed = (origin: number, atMs: number) => ({ origin, code: '500', sentence: 'broken', atMs });

test('a gate that never failed or rejected has nothing to say', () => {
  expect(noteOf(gate({}), published(1))).toBeUndefined();
});

test('the rejection of the newest message is news, that of an older one is history', () => {
  const vip = gate({ lastFiltered: rejected(12, 100) });
  expect(noteOf(vip, published(12))).toEqual({ kind: 'rejected', origin: 12, isPresent: true });
  expect(noteOf(vip, published(13))).toMatchObject({ isPresent: false });
  expect([isRejectedNow(vip, published(12)), isRejectedNow(vip, published(13))]).toEqual([true, false]);
});

test('of a rejection and a failure the newer one is told', () => {
  const both = (failedAtMs: number) =>
    gate({ lastFiltered: rejected(12, 100), lastFailure: failed(11, failedAtMs) });
  expect(noteOf(both(50), published(12))?.kind).toBe('rejected');
  expect(noteOf(both(200), published(12))?.kind).toBe('failed');
});

test('a failure stays news while a retry is still to come', () => {
  const audit = gate({ lastFailure: failed(11, 200) });
  expect(noteOf(audit, published(20))?.isPresent).toBe(false);
  expect(noteOf({ ...audit, retryCount: 1 }, published(20))?.isPresent).toBe(true);
});

test('what was offered passed or was filtered', () => {
  expect(offered(gate({ passedTotal: 3, filteredTotal: 9 }))).toBe(12);
});
