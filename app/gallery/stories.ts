/** The gallery: small diagrams that run, each with one idea. The diagrams are plain scenario files. */
import type { Scenario } from '../../engine/index.ts';
import deduplication from './stories/deduplication.json';
import delay from './stories/delay.json';
import lockedGroup from './stories/locked-group.json';
import poison from './stories/poison.json';
import polling from './stories/polling.json';
import visibility from './stories/visibility.json';

export interface Story {
  id: string;
  title: string;
  /** What it shows, in one sentence. */
  sentence: string;
  /** Where to look. */
  watchFor: string;
  scenario: Scenario;
}

// The files are checked by a test against the scenario's own contract; the import sees only JSON.
const scenario = (file: unknown) => file as Scenario;

export const stories: readonly Story[] = [
  {
    id: 'poison',
    title: 'Poison message',
    sentence: 'One message always fails. It comes back twice, and the fourth receive would be one too many.',
    watchFor: 'm2 moves to orders-dlq at a receive, not at the moment its last try fails.',
    scenario: scenario(poison),
  },
  {
    id: 'visibility',
    title: 'Visibility timeout too short',
    sentence:
      'The work takes 45 s, the timeout 30 s: a second worker gets the message while the first is still at it.',
    watchFor: 'Three effects by 105 s, and deletes that succeed without deleting.',
    scenario: scenario(visibility),
  },
  {
    id: 'deduplication',
    title: 'Deduplication window',
    sentence:
      'Two equal payments within five minutes: the second is answered with success and never delivered.',
    watchFor: 'The retry at 3 s is swallowed, as it should be. So is the new payment at 60 s.',
    scenario: scenario(deduplication),
  },
  {
    id: 'locked-group',
    title: 'Everyone behind Alice',
    sentence:
      'A FIFO queue hands out one group to one receiver at a time: a failing message holds up its own group only.',
    watchFor: 'alice is locked for as long as her second step is in flight; bob and carol go on.',
    scenario: scenario(lockedGroup),
  },
  {
    id: 'polling',
    title: 'Long against short polling',
    sentence: 'The same messages, two ways to ask: every three seconds, or once with patience.',
    watchFor:
      'asks-often polls again and again for nothing; waits has each message first, with far fewer requests.',
    scenario: scenario(polling),
  },
  {
    id: 'delay',
    title: 'Delay or visibility timeout',
    sentence: 'Delay hides a message after its send; the visibility timeout hides it after its receive.',
    watchFor: 'Above nothing can be received for 20 s. Below the first receive comes at once.',
    scenario: scenario(delay),
  },
];
