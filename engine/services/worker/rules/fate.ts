/** How a job will end: decided when it begins. */
import type { Context } from '../../../kernel/service.ts';
import { meantBy } from '../../../programs/meant.ts';
import type { Job, RunningJob } from '../model.ts';
import type { WorkerSettings } from '../settings.ts';

/** Named causes come before chance, so that a poison message is poison at every seed. */
export function fateOf(
  ctx: Context,
  settings: WorkerSettings,
  job: Job,
): Pick<RunningJob, 'outcome' | 'reason'> {
  const crashing = meantBy(settings.crashMessages, job);
  if (crashing) return { outcome: 'crash', reason: `crashes on “${crashing}”` };
  const failing = meantBy(settings.failMessages, job);
  if (failing) return { outcome: 'fail', reason: `fails on “${failing}”` };
  if (job.receiveCount <= settings.failFirstTimes)
    return { outcome: 'fail', reason: `fails on receive ${job.receiveCount}` };
  if (settings.crashRate > 0 && ctx.random() < settings.crashRate)
    return { outcome: 'crash', reason: 'crashed by chance' };
  if (settings.failRate > 0 && ctx.random() < settings.failRate)
    return { outcome: 'fail', reason: 'failed by chance' };
  return { outcome: 'succeed', reason: '' };
}
