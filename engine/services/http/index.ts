import type { ServiceDefinition } from '../../kernel/service.ts';
import { noSuchProgram, refuseViolation, unknownAction } from '../../programs/refusals.ts';
import { card } from './card.ts';
import type { HttpState } from './model.ts';

export const http: ServiceDefinition<HttpState> = {
  ...card,
  begin: (_ctx, settings) => ({ settings }),
  configure: () => undefined,
  actions: {},
  wakeups: {},
  replies: {},
  refuseViolation,
  missing: noSuchProgram,
  unknownAction,
  view: () => ({ kind: 'http' }),
};
