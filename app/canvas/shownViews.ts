/**
 * Views as the cards draw them. While the run plays, cards take turns: a few redraw in each frame, so that fifty busy
 * queues cost no more than three. A step is drawn when its hops are over.
 */
import { useCallback, useSyncExternalStore } from 'react';
import { mirror } from '../simulation/mirror.ts';
import { onTick } from '../simulation/ticker.ts';
import { viewClock } from '../simulation/viewClock.ts';

/** Cards that redraw in one frame while the run plays; fewer on a machine that is late with its frames. */
const turnsMax = 3;
const turnsWhenLate = 1;
const lateMs = 24;
/** A few that changed together are spread over as many frames: what one frame cannot afford, three can. */
const framesForAFew = 3;

const shown = new Map<string, object>();
const listeners = new Map<string, Set<() => void>>();
/** Who has waited longest stands first. */
let line: string[] = [];
let lastWallMs = 0;
let stop: (() => void) | undefined;

function giveTurns(wallMs: number): void {
  const { views, isPlaying } = mirror.getState();
  // After a step the cards change when the last hop has arrived, not while it is still on its way.
  if (!isPlaying && viewClock.isMoving(wallMs)) return;
  const waiting = line.filter((id) => views[id] !== shown.get(id));
  const isLate = wallMs - lastWallMs > lateMs;
  lastWallMs = wallMs;
  const affordable = isLate ? turnsWhenLate : Math.min(turnsMax, Math.ceil(waiting.length / framesForAFew));
  const turns = isPlaying ? waiting.slice(0, affordable) : waiting;
  for (const id of turns) show(id, views[id]);
  if (turns.length < waiting.length) {
    const served = new Set(turns);
    line = [...line.filter((id) => !served.has(id)), ...turns];
  }
}

function show(id: string, view: object | undefined): void {
  if (view) shown.set(id, view);
  else shown.delete(id);
  for (const listener of listeners.get(id) ?? []) listener();
}

function subscribe(id: string, listener: () => void): () => void {
  const those = listeners.get(id) ?? new Set();
  listeners.set(id, those.add(listener));
  if (!line.includes(id)) line.push(id);
  stop ??= onTick(giveTurns);
  return () => {
    those.delete(listener);
    if (those.size === 0) forget(id);
  };
}

function forget(id: string): void {
  listeners.delete(id);
  shown.delete(id);
  line = line.filter((other) => other !== id);
  if (line.length > 0) return;
  stop?.();
  stop = undefined;
}

/**
 * A resource's view, at most a few frames old. Undefined while the run has not got it, or still has another service under
 * that name: the next diagram may call its function what the last one called a queue.
 */
export function useShownView(id: string, service: string): object | undefined {
  const view = useSyncExternalStore(
    useCallback((listener: () => void) => subscribe(id, listener), [id]),
    () => shown.get(id),
  );
  return isViewOf(view, service) ? view : undefined;
}

/** True once each of these has its first view on its card. */
export function areShown(ids: readonly string[]): boolean {
  return ids.every((id) => shown.has(id));
}

export function isViewOf(view: object | undefined, service: string): boolean {
  return (view as { kind?: string } | undefined)?.kind === service;
}
