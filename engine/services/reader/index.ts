import type { ServiceDefinition } from '../../kernel/service.ts';
import { noSuchProgram, refuseViolation, unknownAction } from '../../programs/refusals.ts';
import { card } from './card.ts';
import type { ReaderState } from './model.ts';

export const reader: ServiceDefinition<ReaderState> = {
  ...card,
  begin: (_ctx, settings) => ({ settings }),
  configure: () => undefined,
  actions: {},
  wakeups: {},
  replies: {},
  refuseViolation,
  missing: noSuchProgram,
  unknownAction,
  view: () => ({ kind: 'reader' }),
};
