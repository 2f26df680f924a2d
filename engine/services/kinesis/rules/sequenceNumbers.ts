/**
 * Sequence numbers in the layout of the service (KDS-08, KDS-09), in hexadecimal: 2, the shard's second of creation (9),
 * the low digit of the shard's number (1), the sequence index (16), 00, the second of the record (9), the shard's number
 * (8), 2. As a decimal this has 56 digits and begins with 49.
 */

interface Numbered {
  createdAtMs: number;
}

const indexShift = 80n;
const lastIndex = 0x7fffffffffffffffn;

/** All of a sequence number but its index: what the records of one shard in one second share. */
export function sequenceBase(shard: Numbered, shardSlot: number, nowMs: number): bigint {
  return (
    (2n << 184n) |
    (BigInt(Math.floor(shard.createdAtMs / 1000)) << 148n) |
    (BigInt(shardSlot & 0xf) << 144n) |
    (BigInt(Math.floor(nowMs / 1000)) << 36n) |
    (BigInt(shardSlot) << 4n) |
    2n
  );
}

export function sequenceNumber(base: bigint, index: number): string {
  return (base + (BigInt(index) << indexShift)).toString();
}

/** Before every record of the shard. */
export function startingSequenceNumber(shard: Numbered, shardSlot: number): string {
  return sequenceNumber(sequenceBase(shard, shardSlot, shard.createdAtMs), 0);
}

/** Behind every record of a closed shard. */
export function endingSequenceNumber(shard: Numbered & { closedAtMs: number }, shardSlot: number): string {
  return (sequenceBase(shard, shardSlot, shard.closedAtMs) + (lastIndex << indexShift)).toString();
}

/** What a sequence number says. */
export interface ParsedSequence {
  /** 2 today; 0 and 1 are older layouts, which no stream here makes. */
  version: number;
  createdSeconds: number;
  shard: number;
  index: bigint;
  atSeconds: number;
}

/** Found by others: a later second than this is no date to the service. */
const secondsMax = 16_025_175_000;

/** Undefined when the service would call it invalid. Bounds are those that others found by trial. */
export function parseSequenceNumber(decimal: string): ParsedSequence | undefined {
  if (!/^(0|[1-9]\d{0,127})$/.test(decimal)) return undefined;
  const value = BigInt(decimal);
  if (value < 1n << 125n) return parseSmall(value);
  if (value >> 184n !== 2n) return undefined;
  const version = Number(value & 0xfn);
  const index = (value >> indexShift) & 0xffffffffffffffffn;
  const createdSeconds = Number((value >> 148n) & 0xfffffffffn);
  if (version > 2 || index > lastIndex || createdSeconds >= secondsMax) return undefined;
  return {
    version,
    createdSeconds,
    // The service reads it as signed.
    shard: Number((value >> 4n) & 0xffffffffn) | 0,
    index,
    atSeconds: Number((value >> 36n) & 0xfffffffffn),
  };
}

/** The oldest layout: 1, the second (9), …, the shard's number (8). The leading 1 may be left out. */
function parseSmall(value: bigint): ParsedSequence | undefined {
  const whole = value < 1n << 124n ? value + (1n << 124n) : value;
  const createdSeconds = Number((whole >> 88n) & 0xfffffffffn);
  if (createdSeconds >= secondsMax) return undefined;
  const shard = Number(whole & 0xffffffffn) | 0;
  return { version: 0, createdSeconds, shard, index: 0n, atSeconds: createdSeconds };
}
