/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
import type { Context, Link } from '../../../kernel/service.ts';
import { isoTime } from '../../../kernel/time.ts';
import type { S3Event } from '../contract.ts';
import type { BucketState, StoredObject } from '../model.ts';

export type ObjectEvent = 'ObjectCreated:Put' | 'ObjectRemoved:Delete';

/** What a notification says. Of a removed object only the key is known. */
export function eventOf(
  ctx: Context,
  bucket: BucketState,
  link: Link,
  event: ObjectEvent,
  object: Readonly<StoredObject>,
  sequencer: string,
): S3Event {
  const about = { key: eventKey(object.key), sequencer };
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: ctx.region,
        eventTime: isoTime(ctx.nowMs),
        eventName: event,
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: link.id,
          bucket: { name: bucket.name, arn: bucket.arn },
          object:
            event === 'ObjectCreated:Put' ? { ...about, size: object.sizeBytes, eTag: object.etag } : about,
        },
      },
    ],
  };
}

/** Keys are URL-encoded in events as in a form: a space is "+", a slash stays. */
export function eventKey(key: string): string {
  return encodeURIComponent(key)
    .replace(/%20/g, '+')
    .replace(/%2F/g, '/')
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Hexadecimal digits that grow; events of one key compare by them. */
export function sequencerOf(number: number): string {
  return number.toString(16).toUpperCase().padStart(18, '0');
}
