/** Quotas of Amazon SQS, with the rule that gives each. Tests and lessons quote these, never the bare number. */

/** SQS-01 */
export const visibilityTimeoutSecondsMax = 43_200;
export const visibilityTimeoutSecondsDefault = 30;
/** SQS-02, SQS-60 */
export const delaySecondsMax = 900;
/** SQS-121, characters. */
export const policyLengthMax = 8_192;
/** SQS-03 */
export const retentionSecondsMin = 60;
export const retentionSecondsMax = 1_209_600;
export const retentionSecondsDefault = 345_600;
/** SQS-04 */
export const waitTimeSecondsMax = 20;
/** SQS-05 */
export const messageBytesMin = 1_024;
export const messageBytesMax = 1_048_576;
/** SQS-23 */
export const messageAttributesMax = 10;
/** SQS-30 */
export const batchEntriesMax = 10;
export const batchBytesMax = 1_048_576;
export const batchEntryIdLengthMax = 80;
/** What one billed request carries at most. */
export const chunkBytes = 65_536;
/** SQS-41 */
export const receiveCountMax = 10;
/** SQS-55, SQS-56 */
export const inFlightMax = 120_000;
/** SQS-70 */
export const maxReceiveCountMax = 1_000;
export const maxReceiveCountDefault = 10;
/** SQS-126: a message received so often is a poison message to the age metric. */
export const poisonReceives = 3;
/** SQS-91 */
export const deduplicationWindowMs = 300_000;
/** SQS-09, SQS-95 */
export const scopeChangeMs = 60_000;
/** SQS-56 */
export const fifoLookAheadMessages = 120_000;
/** SQS-10 */
export const queueNameLengthMax = 80;
/** SQS-14 */
export const recreateAfterMs = 60_000;
