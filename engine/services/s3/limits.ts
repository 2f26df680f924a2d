/** Quotas of Amazon S3, and the figures of this model. Tests and lessons quote these, never the bare number. */

/** A key is 1 to 1,024 bytes of UTF-8. */
export const keyBytesMax = 1_024;
export const bucketNameLengthMin = 3;
export const bucketNameLengthMax = 63;
/** Keys in one answer of ListObjectsV2; asking for more gives no more. */
export const listKeysMax = 1_000;
/** Bodies up to here have their MD5 as ETag; larger ones an ETag such as a multipart upload gets, which is none. */
export const md5BytesMax = 262_144;
/** Size of a part where the ETag tells how many there are: what the AWS SDKs cut uploads into. */
export const partBytes = 8_388_608;

/** Of the model: how often a notification is tried again, and how long the first pause is; each is twice the last. */
export const notificationRetriesMax = 3;
export const notificationRetryMs = 1_000;
