/** AWS Lambda: one function, its environments, its queue of events and its event source mappings. */
import type { ServiceDefinition } from '../../kernel/service.ts';
import { invoke } from './actions/invoke.ts';
import { showEvent } from './actions/showEvent.ts';
import { card } from './card.ts';
import { functionNotFound, refuseViolation, unknownOperation } from './errors.ts';
import { facts } from './face.ts';
import { begin, configure, linked } from './lifecycle.ts';
import { meter } from './meter.ts';
import { metrics } from './metrics.ts';
import type { FunctionState } from './model.ts';
import { eventDue } from './rules/asyncEvents.ts';
import { notified } from './rules/destination.ts';
import { environmentExpired, environmentReady } from './rules/environments.ts';
import { laneRetried, retentionGot } from './rules/expiry.ts';
import { invocationTimedOut, workDone } from './rules/invoking.ts';
import { laneWindowOver } from './rules/lanes.ts';
import { sentOnward } from './rules/onward.ts';
import { batchDeleted, batchDue } from './rules/queueBatches.ts';
import { attributesGot, pollersCounted } from './rules/queueMappings.ts';
import { polled, pollPaused, windowOver } from './rules/queuePolling.ts';
import { reading } from './rules/streamReading.ts';
import { view } from './view.ts';

export const lambdaFunction: ServiceDefinition<FunctionState> = {
  ...card,
  facts,
  begin,
  linked,
  configure,
  actions: { Invoke: invoke, ShowEvent: showEvent },
  wakeups: {
    environmentReady,
    environmentExpired,
    workDone,
    invocationTimedOut,
    eventDue,
    pollPaused,
    pollersCounted,
    windowOver,
    batchDue,
    laneWindowOver,
    laneRetried,
    ...reading.wakeups,
  },
  replies: { sentOnward, notified, polled, attributesGot, batchDeleted, retentionGot, ...reading.replies },
  refuseViolation,
  missing: functionNotFound,
  unknownAction: unknownOperation,
  view,
  metrics,
  meter,
};
