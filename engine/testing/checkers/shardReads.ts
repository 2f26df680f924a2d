/** What readers of streams were handed, shard by shard: which shard an iterator is of, the log tells. */
import type { Fact } from '../../kernel/log.ts';
import type { Answer } from '../../kernel/service.ts';
import type {
  GetRecordsOutput,
  GetShardIteratorInput,
  GetShardIteratorOutput,
} from '../../services/kinesis/contract.ts';
import { instant } from './instant.ts';

/** A record that was read. */
export interface Item {
  origin: number;
  key: string;
  sequenceNumber: bigint;
  /** When the stream took it in, and when the reader got it, ms. */
  arrivalMs: number;
  readMs: number;
}

export interface Read {
  callId: number;
  reader: string;
  stream: string;
  shard: string;
  items: readonly Item[];
  /** When the reader has it, ms. */
  heardMs: number;
}

export class ShardReads {
  private readonly shards = new Map<string, string>();

  /** The read that a fact answers; undefined for every other fact, and for answers that come too late. */
  see(fact: Fact): Read | undefined {
    if (fact.type !== 'ReplyDeparted') return undefined;
    const { call, output, origins, arriveMs } = fact.detail as unknown as Answer;
    const name = (iterator: unknown) => `${call.to} ${iterator}`;
    if (call.action === 'GetShardIterator' && output) {
      const { ShardIterator } = output as GetShardIteratorOutput;
      this.shards.set(name(ShardIterator), (call.input as GetShardIteratorInput).ShardId);
    }
    if (call.action !== 'GetRecords' || !output) return undefined;
    const shard = this.shards.get(name((call.input as { ShardIterator: string }).ShardIterator)) ?? '';
    const { Records: records, NextShardIterator: next } = output as GetRecordsOutput;
    if (next !== undefined) this.shards.set(name(next), shard);
    if (arriveMs > call.deadlineMs) return undefined;
    const items = records.map((record, index) => ({
      origin: origins[index] ?? 0,
      key: record.PartitionKey,
      sequenceNumber: BigInt(record.SequenceNumber),
      arrivalMs: instant(record.ApproximateArrivalTimestamp * 1000),
      readMs: arriveMs,
    }));
    return { callId: call.id, reader: call.from, stream: call.to, shard, items, heardMs: arriveMs };
  }
}
