/** A program of the learner's that answers requests over HTTP, and may call others before it does. */
import type { ServiceDefinition } from '../../kernel/service.ts';
import { noSuchProgram, refuseViolation, unknownAction } from '../../programs/refusals.ts';
import { request } from './actions/request.ts';
import { card } from './card.ts';
import { facts } from './face.ts';
import { begin, configure, crashed, healed, linked } from './lifecycle.ts';
import type { HttpState } from './model.ts';
import { called } from './rules/calling.ts';
import { view } from './view.ts';
import { retryDue } from './wakeups/retryDue.ts';
import { workDone } from './wakeups/workDone.ts';

export const http: ServiceDefinition<HttpState> = {
  ...card,
  facts,
  begin,
  linked,
  configure,
  crashed,
  healed,
  actions: { Request: request },
  wakeups: { workDone, retryDue },
  replies: { called },
  refuseViolation,
  missing: noSuchProgram,
  unknownAction,
  view,
};
