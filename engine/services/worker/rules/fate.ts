/** How long a job will take and how it will end: decided when it begins. */
import { exponential, normal, uniform } from '../../../kernel/distributions.ts';
import type { Context } from '../../../kernel/service.ts';
import type { Job, RunningJob } from '../model.ts';
import type { Work, WorkerSettings } from '../settings.ts';

export function workMs(work: Work, random: () => number): number {
  switch (work.kind) {
    case 'fixed':
      return work.seconds * 1000;
    case 'uniform':
      return uniform(random, work.minSeconds, Math.max(work.minSeconds, work.maxSeconds)) * 1000;
    case 'exponential':
      return exponential(random, work.meanSeconds) * 1000;
    case 'normal':
      return Math.max(0, normal(random, work.meanSeconds, work.deviationSeconds)) * 1000;
  }
}

/** Named causes come before chance, so that a poison message is poison at every seed. */
export function fateOf(
  ctx: Context,
  settings: WorkerSettings,
  job: Job,
): Pick<RunningJob, 'outcome' | 'reason'> {
  const crashing = settings.crashMessages.find((name) => isMeant(name, job));
  if (crashing) return { outcome: 'crash', reason: `crashes on “${crashing}”` };
  const failing = settings.failMessages.find((name) => isMeant(name, job));
  if (failing) return { outcome: 'fail', reason: `fails on “${failing}”` };
  if (job.receiveCount <= settings.failFirstTimes)
    return { outcome: 'fail', reason: `fails on receive ${job.receiveCount}` };
  if (settings.crashRate > 0 && ctx.random() < settings.crashRate)
    return { outcome: 'crash', reason: 'crashed by chance' };
  if (settings.failRate > 0 && ctx.random() < settings.failRate)
    return { outcome: 'fail', reason: 'failed by chance' };
  return { outcome: 'succeed', reason: '' };
}

function isMeant(name: string, job: Job): boolean {
  return /^m\d+$/.test(name) ? name === `m${job.origin}` : job.body.includes(name);
}
