import type { ReaderView } from '../../../engine/index.ts';
import { shortCount } from '../durations.ts';
import type { PortraitDefinition } from '../portrait.ts';
import { ReaderPortrait } from './ReaderPortrait.tsx';
import { words } from './words.ts';

export const readerPortrait: PortraitDefinition<ReaderView> = {
  Portrait: ReaderPortrait,
  label: (view) => words.label(view.shardCount),
  sentence: (view) => words.sentence(view),
  figures: (view) => [
    { name: words.figures.records, value: shortCount(view.recordsTotal) },
    { name: words.figures.behind, value: words.behindMost(view.behindMaxMs) },
    ...(view.duplicateEffects > 0
      ? [{ name: words.figures.twice, value: shortCount(view.duplicateEffects) }]
      : []),
  ],
  width: () => 'middle',
};
