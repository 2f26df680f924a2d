/** Quotas of Kinesis Data Streams, with the rule that gives each. Tests and lessons quote these, never the bare number. */

const mebibyte = 1_048_576;

/** The inspector's own bound: AWS allows up to 20,000 shards to an account (KDS-63). */
export const shardCountMax = 500;
/** KDS-55 */
export const retentionHoursMin = 24;
export const retentionHoursMax = 8_760;
/** KDS-06 */
export const partitionKeyLengthMax = 256;
/** KDS-07: data and partition key together. */
export const recordBytesMax = mebibyte;
/** KDS-20 */
export const writeRecordsPerSecond = 1_000;
export const writeBytesPerSecond = mebibyte;
/** KDS-21 */
export const putRecordsMax = 500;
export const putRequestBytesMax = 10 * mebibyte;
/** KDS-71: what one PUT payload unit holds. */
export const putUnitBytes = 25_600;
/** KDS-30 */
export const readCallsPerSecond = 5;
export const readBytesPerSecond = 2 * mebibyte;
/** KDS-31 */
export const readRecordsMax = 10_000;
export const readAnswerBytesMax = 10 * mebibyte;
/** KDS-32 */
export const fullAnswerPauseMs = 5_000;
/** KDS-35 */
export const iteratorLifeMs = 300_000;
/** KDS-36 */
export const iteratorCallsPerSecond = 5;
/** What the API's model says of ListShards. */
export const listShardsMax = 10_000;
export const listShardsDefault = 1_000;
