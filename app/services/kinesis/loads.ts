/** The load of many shards as bars. */

/** Bars that can still be told apart over the width of the card. */
const barsMax = 250;

export interface LoadBars {
  /** 1 where each bar is one shard; else the bar is the busiest of so many neighbours. */
  shardsPerBar: number;
  bars: readonly number[];
  /** Shards at their limit. */
  atLimit: number;
}

export function loadBars(loads: readonly number[]): LoadBars {
  const shardsPerBar = Math.ceil(loads.length / barsMax);
  const bars = Array.from({ length: Math.ceil(loads.length / Math.max(1, shardsPerBar)) }, (_, bar) =>
    Math.max(...loads.slice(bar * shardsPerBar, (bar + 1) * shardsPerBar)),
  );
  return { shardsPerBar, bars, atLimit: loads.filter((load) => load >= 1).length };
}
