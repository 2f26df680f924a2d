import type { BucketView } from '../../../engine/index.ts';
import { shortCount } from '../durations.ts';
import type { PortraitDefinition } from '../portrait.ts';
import { BucketPortrait } from './BucketPortrait.tsx';
import { words } from './words.ts';

export const bucketPortrait: PortraitDefinition<BucketView> = {
  Portrait: BucketPortrait,
  label: () => words.label,
  sentence: (view) =>
    words.sentence(
      view.objectCount,
      view.bytes,
      view.notifications.reduce((sum, { failedTotal }) => sum + failedTotal, 0),
    ),
  figures: (view) => [
    { name: words.objects, value: shortCount(view.objectCount) },
    { name: words.size, value: words.bytes(view.bytes) },
  ],
  width: () => 'middle',
};
