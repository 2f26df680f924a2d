/** Quotas of Lambda and the figures of the model, with their units. */

/** The account's concurrency, taken per function here: facts.md has no rule for how functions share it. */
export const concurrencyMax = 1_000;
export const timeoutSecondsMax = 900;
/** What AWS gives a function unless told otherwise; here there is no setting for it. */
export const memoryMegabytes = 128;

/** LAM-03, LAM-30: a batch is closed when its payload would be larger. */
export const payloadBytesMax = 6_291_456;

// ── queues (LAM-04) ──────────────────────────────────────────────────────────────────────────────────────────────────

export const pollersAtStart = 5;
export const pollersMin = 2;
export const pollersMax = 1_250;
export const pollersAddedPerMinute = 300;
/** The model's: how often the number of pollers is looked at. */
export const scaleEveryMs = 60_000;
export const pollWaitSeconds = 20;
/** The model's: without a batching window, what pollers bring within this time is one batch. */
export const lingerMs = 20;
/** SQS hands out, and deletes, at most so many in one call. */
export const callEntriesMax = 10;
/** What is believed of a queue until it has answered GetQueueAttributes. */
export const visibilityTimeoutMsUsual = 30_000;

// ── streams ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** LAM-32 */
export const readEveryMs = 1_000;
export const readRecordsMax = 10_000;
/** No stream keeps its records for less: younger ones cannot have expired. */
export const retentionMsMin = 86_400_000;

// ── trying again ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Asynchronous events: after the first failure, and after the second. There is no third retry. */
export const eventRetryPausesMs: readonly number[] = [60_000, 120_000];
export const eventAgeMsMax = 21_600_000;
/** Events that found no free environment: 1 s, doubled each time, up to 5 min. */
export const eventThrottlePauseMsMax = 300_000;
/** The model's, for batches of queues and streams: 1 s, doubled each time, up to this. */
export const batchPauseMsMax = 60_000;

/** How long the function's own calls are waited for, ms. */
export const callTimeoutMs = 5_000;

/** 1 s, 2 s, 4 s … @param times how often it went wrong, from 1 */
export function pauseMs(times: number, maxMs: number): number {
  return Math.min(maxMs, 1_000 * 2 ** Math.min(times - 1, 20));
}
