import { type ActionDefinition, isRefusal } from '../../../kernel/service.ts';
import type { WorkerState } from '../model.ts';
import { changeVisibility } from '../rules/working.ts';
import { jobOf, workerInput } from './job.ts';

const secondsDefault = 30;

/** The learner lets a worker ask for more time. */
export const extendJob: ActionDefinition<WorkerState> = {
  input: {
    type: 'object',
    fields: {
      ...workerInput.fields,
      seconds: {
        type: 'integer',
        min: 0,
        max: 43_200,
        default: secondsDefault,
        unit: 's',
        doc: 'From now on.',
      },
    },
  },
  doc: 'Sends ChangeMessageVisibility for the message at work.',
  run(ctx, state, { worker, seconds }: { worker: number; seconds?: number }) {
    const job = jobOf(state, worker);
    if (isRefusal(job)) return job;
    changeVisibility(ctx, state, worker, job, seconds ?? secondsDefault);
    return {};
  },
};
