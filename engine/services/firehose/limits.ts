/** Quotas of Amazon Data Firehose with the rule that gives each, and the figures of this model. */

export const mebibyte = 1_048_576;

/** FH-01 */
export const sizeInMBsMin = 1;
export const sizeInMBsMax = 128;
export const sizeInMBsDefault = 5;
export const intervalSecondsMax = 900;
export const intervalSecondsDefault = 300;
/** FH-02: an interval of 0 delivers within seconds. The model waits this long. */
export const zeroBufferingMs = 1_000;
/** FH-07: 1,000 KiB. */
export const recordBytesMax = 1_024_000;
/** FH-08 */
export const batchRecordsMax = 500;
export const batchBytesMax = 4 * mebibyte;
/** FH-12, FH-13 */
export const storeMs = 86_400_000;
/** FH-16 */
export const functionTimeoutMs = 300_000;
/** What every record is rounded up to in the bill: 5 KB of 1,024 bytes. */
export const billedStepBytes = 5_120;
/** FH-24 */
export const sourceReadPauseMs = 1_000;
export const sourceReadRecordsMax = 10_000;
/** CreateDeliveryStream: letters, digits, underscore, dot, hyphen. */
export const nameLengthMax = 64;
export const prefixLengthMax = 1_024;

/** Of the model: the first pause before an object is put again; each is twice the last, up to the longest. */
export const deliveryRetryMs = 5_000;
export const deliveryRetryMaxMs = 300_000;
/** Of the model: the same for the function. */
export const transformRetryMs = 1_000;
export const transformRetryMaxMs = 30_000;

/** Direct PUT, all producers of one stream together. */
export interface PutQuota {
  recordsPerSecond: number;
  requestsPerSecond: number;
  bytesPerSecond: number;
}

/** FH-09, as the guide has it: more in three Regions than elsewhere. */
export function putQuota(region: string): PutQuota {
  return largeRegions.includes(region)
    ? { recordsPerSecond: 500_000, requestsPerSecond: 2_000, bytesPerSecond: 5 * mebibyte }
    : { recordsPerSecond: 100_000, requestsPerSecond: 1_000, bytesPerSecond: mebibyte };
}

const largeRegions: readonly string[] = ['us-east-1', 'us-west-2', 'eu-west-1'];
