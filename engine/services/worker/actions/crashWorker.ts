import type { ActionDefinition } from '../../../kernel/service.ts';
import { refuse } from '../../../programs/refusals.ts';
import type { WorkerState } from '../model.ts';
import { crash } from '../rules/working.ts';
import { workerInput } from './job.ts';

/** The learner pulls the plug of one worker. */
export const crashWorker: ActionDefinition<WorkerState> = {
  input: workerInput,
  doc: 'Crashes one worker now. What it received stays in flight.',
  run(ctx, state, { worker: slot }: { worker: number }) {
    const worker = state.workers.get(slot);
    if (!worker) return refuse('NoSuchWorker', `There is no worker ${slot}.`);
    if (worker.activity === 'crashed') return refuse('AlreadyCrashed', `Worker ${slot} is down already.`);
    crash(ctx, state, slot, 'crashed by you');
    return {};
  },
};
