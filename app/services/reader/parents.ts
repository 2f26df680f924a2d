/** Whom a shard waits for. The reader's view does not say: its stream's does. */
import type { ReaderView, StreamView } from '../../../engine/index.ts';

/** Indexes of the parents of a shard that are not yet read to their end, joined with commas; empty when unknown. */
export function parentsInTheWay(index: number, reader: ReaderView, stream: StreamView | undefined): string {
  const shard = stream?.shards.find((one) => one.index === index);
  const isDone = (parent: number) =>
    reader.shards.some((row) => row.index === parent && row.activity === 'done');
  return (shard?.parents ?? []).filter((parent) => !isDone(parent)).join();
}
