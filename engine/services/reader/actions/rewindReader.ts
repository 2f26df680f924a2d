import type { ActionDefinition } from '../../../kernel/service.ts';
import { refuse } from '../../../programs/refusals.ts';
import type { ReaderState } from '../model.ts';
import { rewind } from '../rules/rewinding.ts';

/** The learner lets it begin anew: a replay. */
export const rewindReader: ActionDefinition<ReaderState> = {
  input: {
    type: 'object',
    fields: {
      to: {
        type: 'string',
        oneOf: ['TRIM_HORIZON', 'LATEST'],
        default: 'TRIM_HORIZON',
        required: true,
        doc: 'TRIM_HORIZON: everything that is kept, once more; LATEST: only what comes from now on.',
        rule: 'KDS-34',
      },
    },
  },
  doc: 'Forgets all checkpoints and reads the stream again from there.',
  run(ctx, state, { to }: { to: ReaderState['position'] }) {
    if (state.isCrashed) return refuse('Crashed', 'The reader is down.');
    rewind(ctx, state, to);
    return {};
  },
};
