/** What the actions on a running job have in common. */

import type { Refusal } from '../../../kernel/service.ts';
import type { ObjectShape } from '../../../kernel/shape.ts';
import { refuse } from '../../../programs/refusals.ts';
import type { RunningJob, WorkerState } from '../model.ts';

export const workerInput: ObjectShape = {
  type: 'object',
  fields: { worker: { type: 'integer', min: 0, required: true, default: 0, doc: 'Which worker, from 0.' } },
};

/** The job a worker is at, or why there is none. */
export function jobOf(state: WorkerState, slot: number): RunningJob | Refusal {
  const worker = state.workers.get(slot);
  if (!worker) return refuse('NoSuchWorker', `There is no worker ${slot}.`);
  return worker.running ?? refuse('NotWorking', `Worker ${slot} is not at work on a message.`);
}
