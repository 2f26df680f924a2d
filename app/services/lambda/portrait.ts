import type { FunctionView } from '../../../engine/index.ts';
import { shortCount } from '../durations.ts';
import type { PortraitDefinition } from '../portrait.ts';
import { FunctionPortrait } from './FunctionPortrait.tsx';
import { words } from './words.ts';

export const functionPortrait: PortraitDefinition<FunctionView> = {
  Portrait: FunctionPortrait,
  label: (view) => (view.isReserved ? words.labelReserved(view.concurrencyMax) : words.label),
  sentence(view) {
    const blocked = view.mappings
      .flatMap(({ lanes }) => lanes)
      .filter(({ state }) => state === 'blocked').length;
    return [
      view.invocationsTotal === 0
        ? words.never
        : words.sentence(view.concurrency, view.concurrencyMax, view.invocationsTotal),
      ...(view.errorsTotal > 0 ? [words.errorsOf(view.errorsTotal)] : []),
      ...(view.throttlesTotal > 0 ? [words.throttles(view.throttlesTotal)] : []),
      ...(blocked > 0 ? [words.sentenceBlocked(blocked)] : []),
    ].join(', ');
  },
  figures: (view) => [
    { name: words.busy, value: `${shortCount(view.concurrency)}/${shortCount(view.concurrencyMax)}` },
    { name: words.invocations, value: shortCount(view.invocationsTotal) },
    ...(view.errorsTotal > 0 ? [{ name: words.errors, value: shortCount(view.errorsTotal) }] : []),
  ],
  width: () => 'wide',
};
