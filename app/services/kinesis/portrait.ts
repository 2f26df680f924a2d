import type { StreamView } from '../../../engine/index.ts';
import { shortCount } from '../durations.ts';
import type { PortraitDefinition } from '../portrait.ts';
import { StreamPortrait } from './StreamPortrait.tsx';
import { words } from './words.ts';

export const streamPortrait: PortraitDefinition<StreamView> = {
  Portrait: StreamPortrait,
  label: (view) => words.label(view),
  sentence: (view) => words.sentence(view),
  figures: (view) => [
    { name: words.figures.shards, value: shortCount(view.openCount) },
    { name: words.figures.put, value: shortCount(view.putTotal) },
    ...(view.throttledTotal > 0
      ? [{ name: words.figures.refused, value: shortCount(view.throttledTotal) }]
      : []),
  ],
  width: () => 'broad',
};
