/** Moments of the run that the learner wants to come back to. They are the document's alone: the run is told nothing. */
import type { Moment } from '../../engine/index.ts';
import { documents } from './document.ts';
import { change } from './edits.ts';

export const momentsMax = 100;
const nameMax = 80;

/** Keeps a moment. Its place among the others, in order of time; undefined when there are as many as can be kept. */
export function addMoment(moment: Moment): number | undefined {
  const { moments } = documents.getState().scenario;
  if (moments.length >= momentsMax) return undefined;
  const at = moments.findIndex(({ atMs }) => atMs > moment.atMs);
  const place = at < 0 ? moments.length : at;
  put(moments.toSpliced(place, 0, moment));
  return place;
}

/** An empty name is no name: the moment keeps the one it has. */
export function renameMoment(place: number, name: string): void {
  const { moments } = documents.getState().scenario;
  const moment = moments[place];
  const short = name.trim().slice(0, nameMax);
  if (!moment || short === '' || short === moment.name) return;
  put(moments.with(place, { ...moment, name: short }));
}

export function removeMoment(place: number): void {
  const { moments } = documents.getState().scenario;
  if (moments[place]) put(moments.toSpliced(place, 1));
}

function put(moments: Moment[]): void {
  void change({ ...documents.getState().scenario, moments });
}
