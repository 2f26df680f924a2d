import type { TopicView } from '../../../engine/index.ts';
import { shortCount } from '../durations.ts';
import type { PortraitDefinition } from '../portrait.ts';
import { offered } from './gates.ts';
import { TopicPortrait } from './TopicPortrait.tsx';
import { words } from './words.ts';

/** Messages that reached nobody: unheard, or given up without a dead-letter queue. */
function lost({ unheardTotal, gates }: TopicView): number {
  return gates.reduce((sum, gate) => sum + gate.lostTotal, unheardTotal);
}

export const topicPortrait: PortraitDefinition<TopicView> = {
  Portrait: TopicPortrait,
  label: () => words.label,
  sentence: (view) =>
    [
      words.sentence(view.publishedTotal, view.gateCount),
      ...view.gates.map((gate) => words.sentenceGate(gate.endpoint, gate.passedTotal, offered(gate))),
      ...(lost(view) > 0 ? [words.lost(lost(view))] : []),
    ].join(', '),
  figures: (view) => [
    { name: words.figures.published, value: shortCount(view.publishedTotal) },
    { name: words.figures.gates, value: shortCount(view.gateCount) },
    ...(lost(view) > 0 ? [{ name: words.figures.lost, value: shortCount(lost(view)) }] : []),
  ],
  width: () => 'wide',
};
