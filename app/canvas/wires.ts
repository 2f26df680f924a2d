/** The lines that are drawn now, by link: written by the wires, read by the tokens that travel on them. */
import type { WireLanes } from './roads.ts';

const lanes = new Map<string, WireLanes>();
const listeners = new Set<() => void>();

export const wires = {
  lanes: lanes as ReadonlyMap<string, WireLanes>,
  set(linkId: string, drawn: WireLanes): void {
    lanes.set(linkId, drawn);
    for (const listener of listeners) listener();
  },
  remove(linkId: string): void {
    lanes.delete(linkId);
    for (const listener of listeners) listener();
  },
  onChange(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
