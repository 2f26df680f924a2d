import type { ActionDefinition } from '../../../kernel/service.ts';
import { noSuchEnvironment } from '../errors.ts';
import type { FunctionState } from '../model.ts';
import { eventOf } from '../rules/eventShapes.ts';

/** Ours, not AWS's: what a function's log would show. */
export const showEvent: ActionDefinition<FunctionState> = {
  input: {
    type: 'object',
    fields: {
      environment: {
        type: 'integer',
        min: 1,
        default: 1,
        required: true,
        doc: 'Which environment, from 1.',
      },
    },
  },
  doc: 'Shows the event that an environment was invoked with last.',
  run(_ctx, state, { environment: number }: { environment: number }) {
    const handed = state.environments.get(number - 1)?.lastHanded;
    return handed ? { event: eventOf(state, handed) } : noSuchEnvironment(number);
  },
};
