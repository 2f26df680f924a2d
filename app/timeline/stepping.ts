/** Steps of the size that the learner has chosen, there and back. */
import { session, toast } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { words } from './words.ts';

export function stepOnce(): void {
  stepWith(simulation.step);
}

export function stepBackOnce(): void {
  stepWith(simulation.stepBack);
}

function stepWith(step: typeof simulation.step): void {
  const { stepBy, followed } = session.getState();
  if (stepBy === 'visible') step();
  else if (stepBy === 'event') step('event');
  else if (followed === undefined) toast(words.step.noMessage);
  else step('message', followed);
}
