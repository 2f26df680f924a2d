import { rowsMax, type WorkerJob, type WorkerRow, type WorkerView } from './contract.ts';
import type { Worker, WorkerState } from './model.ts';

export function view(state: WorkerState): WorkerView {
  const rows: WorkerRow[] = [];
  const quiet: WorkerRow[] = [];
  let busyCount = 0;
  state.workers.scan((worker, slot) => {
    if (worker.running) busyCount++;
    (worker.running || state.workers.size <= rowsMax ? rows : quiet).push(rowOf(worker, slot));
    return true;
  });
  return {
    kind: 'worker',
    workerCount: state.workers.size,
    rows: [...rows, ...quiet].slice(0, rowsMax),
    busyCount,
    effectsTotal: state.effectsTotal,
    effectsOnce: state.effectsOnce,
    duplicateEffects: state.duplicateEffects,
    failedTotal: state.failedTotal,
    crashedTotal: state.crashedTotal,
    receivesTotal: state.receivesTotal,
    emptyReceivesTotal: state.emptyReceivesTotal,
    deletesTotal: state.deletesTotal,
    source: state.source,
    isCrashed: state.isCrashed,
  };
}

function rowOf(worker: Readonly<Worker>, index: number): WorkerRow {
  const row: WorkerRow = { index, activity: worker.activity, sinceMs: worker.sinceMs };
  if (worker.untilMs !== undefined) row.untilMs = worker.untilMs;
  if (!worker.running) return row;
  const { origin, group, receiveCount, startedAtMs, endsAtMs, outcome } = worker.running;
  const job: WorkerJob = { origin, receiveCount, startedAtMs, endsAtMs, outcome, behind: worker.jobs.length };
  if (group !== undefined) job.group = group;
  row.job = job;
  return row;
}
