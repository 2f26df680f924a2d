/** The wires that are read, in a list that is replaced whenever one of them changes. */
import type { Link } from '../../kernel/service.ts';
import type { ReadsShards, StreamWatch } from './types.ts';

export function newWatch(link: Link): StreamWatch {
  return { link, stream: link.from, isKnown: false, isHalted: false, callId: 0, wakeId: 0 };
}

export function watchOf(state: ReadsShards, linkId: string): StreamWatch | undefined {
  return state.watches.find(({ link }) => link.id === linkId);
}

export function changeWatch(state: ReadsShards, linkId: string, changes: Partial<StreamWatch>): void {
  state.watches = state.watches.map((watch) => (watch.link.id === linkId ? { ...watch, ...changes } : watch));
}
