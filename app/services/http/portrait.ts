import type { HttpView } from '../../../engine/index.ts';
import { shortCount } from '../durations.ts';
import type { PortraitDefinition } from '../portrait.ts';
import { HttpPortrait } from './HttpPortrait.tsx';
import { words } from './words.ts';

export const httpPortrait: PortraitDefinition<HttpView> = {
  Portrait: HttpPortrait,
  label: (view) => (view.isCaller ? words.service(view.threadCount) : words.endpoint),
  icon: (view) => (view.isCaller ? 'server' : undefined),
  sentence(view) {
    return [
      ...(view.isCrashed ? [words.down] : []),
      words.sentence(view.busyCount, view.threadCount, view.requestsTotal),
      ...(view.callingCount > 0 ? [words.sentenceCalling(view.callingCount)] : []),
      ...(view.turnedAwayTotal > 0 ? [words.sentenceTurnedAway(view.turnedAwayTotal)] : []),
    ].join(', ');
  },
  figures: (view) => [
    ...(view.isCrashed ? [{ name: words.down, value: '×' }] : []),
    { name: words.busy, value: `${shortCount(view.busyCount)}/${shortCount(view.threadCount)}` },
    { name: words.requests, value: shortCount(view.requestsTotal) },
  ],
  width: (view) => (view.isCaller ? 'middle' : 'narrow'),
};
