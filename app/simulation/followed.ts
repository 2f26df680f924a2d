/** Where the copies of the followed message are: for pictures that cannot draw every message, and yet have to show this one. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { session } from '../session.ts';
import { simulation } from './client.ts';
import { mirror } from './mirror.ts';

/** What a service says of a message it has; each has its own words. */
export type Hold = Readonly<Record<string, unknown>>;

interface Followed {
  /** By resource. */
  holds: Readonly<Record<string, Hold>>;
}

const nowhere: Followed = { holds: {} };
const followed = createStore<Followed>()(() => nowhere);

/** Looking for one message among hundreds of thousands has a price: not for every frame. */
const pauseMs = 300;

/** What a resource says of the followed message; undefined when it is not there, or none is followed. */
export function useFollowedHold(resource: string): Hold | undefined {
  return useStore(followed, ({ holds }) => holds[resource]);
}

/** Looks while somebody is followed, whenever the run has moved. */
export function watchFollowed(): () => void {
  let asked = '';
  let isAsking = false;
  const look = async () => {
    const { followed: origin } = session.getState();
    const { factCount, generation, nowMs } = mirror.getState();
    const question = `${origin} ${generation} ${factCount} ${nowMs}`;
    if (isAsking || question === asked) return;
    asked = question;
    if (origin === undefined) return followed.setState(nowhere);
    isAsking = true;
    // A run that is being replaced may have no answer; the next look asks again.
    const answer = await simulation.message(origin).catch(() => undefined);
    isAsking = false;
    if (session.getState().followed !== origin) return;
    const places = (answer?.places ?? []).map(({ resource, holds }) => [resource, holds as Hold] as const);
    followed.setState({ holds: Object.fromEntries(places) });
  };
  const timer = setInterval(() => void look(), pauseMs);
  const stop = session.subscribe((state, before) => {
    if (state.followed === before.followed) return;
    followed.setState(nowhere);
    void look();
  });
  void look();
  return () => {
    clearInterval(timer);
    stop();
  };
}
