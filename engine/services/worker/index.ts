/** Programs of the learner's that receive, work and delete. */

import type { ServiceDefinition } from '../../kernel/service.ts';
import { noSuchProgram, refuseViolation, unknownAction } from '../../programs/refusals.ts';
import { crashWorker } from './actions/crashWorker.ts';
import { extendJob } from './actions/extendJob.ts';
import { failJob } from './actions/failJob.ts';
import { finishJob } from './actions/finishJob.ts';
import { card } from './card.ts';
import { facts } from './face.ts';
import { begin, configure, crashed, healed, linked } from './lifecycle.ts';
import type { WorkerState } from './model.ts';
import { sentOnward } from './rules/onward.ts';
import { received } from './rules/polling.ts';
import { deleted, visibilityChanged } from './rules/working.ts';
import { view } from './view.ts';
import { heartbeatDue } from './wakeups/heartbeatDue.ts';
import { pauseElapsed } from './wakeups/pauseElapsed.ts';
import { restarted } from './wakeups/restarted.ts';
import { workDone } from './wakeups/workDone.ts';

export const worker: ServiceDefinition<WorkerState> = {
  ...card,
  facts,
  begin,
  linked,
  configure,
  crashed,
  healed,
  actions: { FinishJob: finishJob, FailJob: failJob, CrashWorker: crashWorker, ExtendJob: extendJob },
  wakeups: { workDone, heartbeatDue, pauseElapsed, restarted },
  replies: { received, deleted, visibilityChanged, sentOnward },
  refuseViolation,
  missing: noSuchProgram,
  unknownAction,
  view,
};
