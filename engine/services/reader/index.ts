/** A program of the learner's that reads a stream shard by shard, and remembers how far it got. */
import type { ServiceDefinition } from '../../kernel/service.ts';
import { noSuchProgram, refuseViolation, unknownAction } from '../../programs/refusals.ts';
import { crashReader } from './actions/crashReader.ts';
import { rewindReader } from './actions/rewindReader.ts';
import { card } from './card.ts';
import { facts } from './face.ts';
import { begin, configure, crashed, healed, linked } from './lifecycle.ts';
import { metrics } from './metrics.ts';
import type { ReaderState } from './model.ts';
import { sentOnward } from './rules/onward.ts';
import { reading } from './rules/reading.ts';
import { endRecord, work } from './rules/working.ts';
import { view } from './view.ts';
import { onwardDue } from './wakeups/onwardDue.ts';
import { restarted } from './wakeups/restarted.ts';

export const reader: ServiceDefinition<ReaderState> = {
  ...card,
  facts,
  begin,
  linked,
  configure,
  crashed,
  healed,
  actions: { CrashReader: crashReader, RewindReader: rewindReader },
  wakeups: { ...reading.wakeups, workDone: endRecord, retryDue: work, onwardDue, restarted },
  replies: { ...reading.replies, sentOnward },
  refuseViolation,
  missing: noSuchProgram,
  unknownAction,
  view,
  metrics,
};
