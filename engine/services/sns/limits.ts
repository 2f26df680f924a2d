/** Every quota of Amazon SNS that is modelled, with its rule in facts.md. */

/** SNS-01 */
export const topicNameLengthMax = 256;
/** SNS-03 */
export const messageBytesMax = 262_144;
/** SNS-04 */
export const batchEntriesMax = 10;
export const batchEntryIdLengthMax = 80;
/** SNS-13 */
export const chunkBytes = 65_536;
/** SNS-05 */
export const subjectLengthMax = 100;
/** SNS-14 */
export const policyBytesMax = 30_720;
/** SNS-28: as many as a message of SQS may have. */
export const rawAttributesMax = 10;
/** SNS-29 */
export const deliveryTimeoutMs = 15_000;
/** SNS-61 */
export const filterKeysMax = 5;
export const filterPolicyBytesMax = 262_144;
/** SNS-62 */
export const filterCombinationsMax = 150;
/** SNS-74 */
export const httpRetriesMax = 100;
export const httpDelaySecondsMax = 3_600;
/** SNS-76 */
export const httpRetrySecondsMax = 3_600;
/** A page of ListSubscriptionsByTopic. */
export const subscriptionsPageMax = 100;
