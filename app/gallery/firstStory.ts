/** The story on which a first visit opens, apart from the others: those are fetched with the gallery. */
import type { Scenario } from '../../engine/index.ts';
import poison from './stories/poison.json';

export interface Story {
  id: string;
  title: string;
  /** What it shows, in one sentence. */
  sentence: string;
  /** Where to look. */
  watchFor: string;
  scenario: Scenario;
}

export const firstStory: Story = {
  id: 'poison',
  title: 'Poison message',
  sentence: 'One message always fails. It comes back twice, and the fourth receive would be one too many.',
  watchFor: 'm2 moves to orders-dlq at a receive, not at the moment its last try fails.',
  // The file is checked by a test against the scenario's own contract; the import sees only JSON.
  scenario: poison as unknown as Scenario,
};
