/** What was made of a message goes on before the message is deleted: a crash in between repeats, it does not lose. */
import type { Answer, Context } from '../../../kernel/service.ts';
import { outcomeOf, requestTo } from '../../../programs/outgoing.ts';
import type { Job, OnwardContext, WorkerState } from '../model.ts';
import { setActivityOf } from './polling.ts';
import { fail, finish, lifeOf, timeoutMs } from './working.ts';

/** @param place which of the wires onward comes now, from 0; one after the other, in the order of the wires */
export function sendOnward(ctx: Context, state: WorkerState, slot: number, job: Job, place: number): void {
  const link = ctx.linksOut[place];
  if (!link) return finish(ctx, state, slot, job);
  // The work is over: the learner cannot end it a second time while the answer is under way.
  setActivityOf(ctx, state, slot, 'waiting');
  const { origin, body, group } = job;
  const message = group === undefined ? { origin, body } : { origin, body, group };
  const context: OnwardContext = {
    worker: slot,
    life: lifeOf(state, slot),
    origin,
    job,
    place,
    toService: link.toService,
  };
  ctx.call({
    to: link.to,
    ...requestTo(link, [message], false),
    tag: 'sentOnward',
    context,
    origins: [origin],
    timeoutMs: timeoutMs(state),
  });
}

/** It is there, and the next one is told; or it is not, and the job has failed. */
export function sentOnward(ctx: Context, state: WorkerState, answer: Answer): void {
  const { worker: slot, life, job, place, toService } = answer.call.context as OnwardContext;
  if (state.workers.get(slot)?.life !== life) return;
  const [failure] = outcomeOf(toService, answer, 1).failed;
  if (failure)
    return fail(ctx, state, slot, job, `could not send onward to ${answer.call.to}: ${failure.code}`);
  sendOnward(ctx, state, slot, job, place + 1);
}
