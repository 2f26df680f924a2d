import type { ActionDefinition } from '../../../kernel/service.ts';
import { refuse } from '../../../programs/refusals.ts';
import type { ReaderState } from '../model.ts';
import { crash } from '../rules/crashing.ts';

/** The learner pulls the plug. */
export const crashReader: ActionDefinition<ReaderState> = {
  input: { type: 'object', fields: {} },
  doc: 'Crashes the program now. It comes back at its last checkpoints.',
  run(ctx, state) {
    if (state.isCrashed) return refuse('AlreadyCrashed', 'The reader is down already.');
    crash(ctx, state, 'crashed by you');
    return {};
  },
};
