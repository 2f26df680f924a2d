/** Says why the run stopped by itself, and what an act in the past has replaced. */
import type { Reached } from '../../engine/index.ts';
import { announce, session, toast } from '../session.ts';
import { type Ended, type Mirror, mirror } from '../simulation/mirror.ts';
import { bringFutureBack } from './futures.ts';
import { type Happened, words } from './words.ts';

/** The sentence about the last fact is read when the run stops; why it stopped is what has to be heard. */
const afterCaptionMs = 150;

/** Listens until the function it gives back is called. */
export function tellOfTime(): () => void {
  return mirror.subscribe((state, before) => {
    if (state.replaced && state.replaced !== before.replaced) tellOfFork(state.replaced);
    const { stepInVain } = state;
    if (stepInVain && stepInVain !== before.stepInVain) toast(words.step.inVain(`m${stepInVain.origin}`));
    if (state.ended && state.ended !== before.ended) tellOfEnd(state.ended);
  });
}

function tellOfFork({ atMs, toMs, factsDropped }: NonNullable<Mirror['replaced']>): void {
  const sentence = words.fork.replaced(atMs, toMs, factsDropped);
  const action = { verb: words.fork.restore, run: bringFutureBack };
  // Behind what the act says of itself: that it is done can be seen, what it cost cannot.
  setTimeout(() => toast(sentence, { action }), 0);
}

function tellOfEnd(ended: Ended): void {
  const { reached, waited, atMs } = ended;
  const sentence = reached
    ? words.stopped(atMs, words.happened(reached.until, factOf(reached)))
    : words.never(atMs, waited.map(words.clause));
  // What stopped it is the line that the story shows as the one asked about.
  if (reached?.seq !== undefined) session.setState({ whySeq: reached.seq });
  toast(sentence);
  setTimeout(() => announce(sentence), afterCaptionMs);
}

function factOf({ seq, origin, resource }: Reached): Happened {
  const note = mirror.getState().story.findLast((line) => line.seq === seq)?.note;
  return { resource, note, ...(origin === undefined ? {} : { m: `m${origin}` }) };
}
