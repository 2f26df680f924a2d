import { type ActionDefinition, isRefusal } from '../../../kernel/service.ts';
import type { WorkerState } from '../model.ts';
import { endJob } from '../rules/working.ts';
import { jobOf, workerInput } from './job.ts';

/** The learner ends a job early. */
export const finishJob: ActionDefinition<WorkerState> = {
  input: workerInput,
  doc: 'Finishes the job now, with success.',
  run(ctx, state, { worker }: { worker: number }) {
    const job = jobOf(state, worker);
    if (isRefusal(job)) return job;
    endJob(ctx, state, worker, 'succeed', 'ended by you');
    return {};
  },
};
