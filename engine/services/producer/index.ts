/** A program of the learner's that sends messages. */

import type { ServiceDefinition } from '../../kernel/service.ts';
import { noSuchProgram, refuseViolation, unknownAction } from '../../programs/refusals.ts';
import { sendNow } from './actions/sendNow.ts';
import { card } from './card.ts';
import { facts } from './face.ts';
import { begin, configure, crashed, healed, linked } from './lifecycle.ts';
import type { ProducerState } from './model.ts';
import { sendAnswered } from './rules/sending.ts';
import { view } from './view.ts';
import { produce } from './wakeups/produce.ts';
import { retry } from './wakeups/retry.ts';

export const producer: ServiceDefinition<ProducerState> = {
  ...card,
  facts,
  begin,
  linked,
  configure,
  crashed,
  healed,
  actions: { SendNow: sendNow },
  wakeups: { produce, retry },
  replies: { sent: sendAnswered },
  refuseViolation,
  missing: noSuchProgram,
  unknownAction,
  view,
};
