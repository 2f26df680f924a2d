import { type HttpThread, type HttpView, threadsMax } from './contract.ts';
import type { HttpState, Thread } from './model.ts';

export function view(state: HttpState): HttpView {
  const busy: HttpThread[] = [];
  const idle: HttpThread[] = [];
  let callingCount = 0;
  state.threads.scan((thread, slot) => {
    (thread.activity === 'idle' ? idle : busy).push(threadOf(state, thread, slot));
    if (thread.activity === 'calling' || thread.activity === 'pausing') callingCount++;
    return true;
  });
  const { lastLatencyMs, lastStatus } = state;
  return {
    kind: 'http',
    isCaller: state.isCaller,
    threadCount: state.threads.size,
    busyCount: busy.length,
    callingCount,
    threads: [...busy, ...idle].slice(0, threadsMax),
    waiting: state.waiting.length,
    waitingMax: state.settings.waitingMax,
    isCrashed: state.isCrashed,
    requestsTotal: state.requestsTotal,
    okTotal: state.okTotal,
    failedTotal: state.failedTotal,
    cascadedTotal: state.cascadedTotal,
    turnedAwayTotal: state.turnedAwayTotal,
    ...(lastLatencyMs === undefined ? {} : { lastLatencyMs }),
    ...(lastStatus ? { lastStatus } : {}),
    effectsOnce: state.effectsOnce,
    effectsTotal: state.effectsTotal,
    duplicateEffects: state.duplicateEffects,
  };
}

function threadOf(state: HttpState, thread: Readonly<Thread>, index: number): HttpThread {
  const { activity, sinceMs, untilMs, calls, attempt } = thread;
  const row: HttpThread = { index, activity, sinceMs };
  if (untilMs !== undefined) row.untilMs = untilMs;
  const request = thread.request === undefined ? undefined : state.requests.get(thread.request);
  if (request) row.origin = request.origin;
  if (request?.group !== undefined) row.group = request.group;
  if (calls !== undefined) {
    row.calls = calls;
    row.attempt = attempt;
  }
  return row;
}
