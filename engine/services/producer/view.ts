import type { ProducerView } from './contract.ts';
import type { ProducerState } from './model.ts';
import { patternWords } from './rules/pattern.ts';

export function view(state: ProducerState): ProducerView {
  const { last, lastError } = state;
  return {
    kind: 'producer',
    patternWords: patternWords(state.settings.pattern),
    producedTotal: state.madeTotal,
    acceptedTotal: state.acceptedTotal,
    refusedTotal: state.refusedTotal,
    retriedTotal: state.retriedTotal,
    lostTotal: state.lostTotal,
    awaiting: state.awaiting,
    isCrashed: state.isCrashed,
    isDone: state.isDone,
    ...(Number.isFinite(state.nextAtMs) ? { nextAtMs: state.nextAtMs } : {}),
    ...(last ? { last } : {}),
    ...(lastError ? { lastError } : {}),
  };
}
