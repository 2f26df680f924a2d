/** Amazon S3. Guide: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ */
import type { ServiceDefinition } from '../../kernel/service.ts';
import { deleteObject } from './actions/deleteObject.ts';
import { getObject } from './actions/getObject.ts';
import { headObject } from './actions/headObject.ts';
import { listObjectsV2 } from './actions/listObjectsV2.ts';
import { putObject } from './actions/putObject.ts';
import { card } from './card.ts';
import { methodNotAllowed, noSuchBucket, refuseViolation } from './errors.ts';
import { facts } from './face.ts';
import { begin, end, linked } from './lifecycle.ts';
import { meter } from './meter.ts';
import { metrics } from './metrics.ts';
import type { BucketState } from './model.ts';
import { notificationDue, notified } from './rules/notifications.ts';
import { contents, message, open, view } from './view.ts';

export const s3: ServiceDefinition<BucketState> = {
  ...card,
  facts,
  begin,
  linked,
  configure: () => undefined,
  end,
  actions: {
    PutObject: putObject,
    GetObject: getObject,
    HeadObject: headObject,
    DeleteObject: deleteObject,
    ListObjectsV2: listObjectsV2,
  },
  wakeups: { notificationDue },
  replies: { notified },
  refuseViolation,
  missing: noSuchBucket,
  unknownAction: methodNotAllowed,
  view,
  contents,
  message,
  open,
  metrics,
  meter,
};
