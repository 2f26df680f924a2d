import { type ActionDefinition, isRefusal } from '../../../kernel/service.ts';
import type { WorkerState } from '../model.ts';
import { endJob } from '../rules/working.ts';
import { jobOf, workerInput } from './job.ts';

/** The learner ends a job early. */
export const failJob: ActionDefinition<WorkerState> = {
  input: workerInput,
  doc: 'Fails the job now.',
  run(ctx, state, { worker }: { worker: number }) {
    const job = jobOf(state, worker);
    if (isRefusal(job)) return job;
    endJob(ctx, state, worker, 'fail', 'ended by you');
    return {};
  },
};
