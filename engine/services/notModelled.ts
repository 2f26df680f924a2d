/** What services do here differently from AWS, or not at all, by service: for whoever looks, so no part of the cards. */
import { notModelled as firehose } from './firehose/notModelled.ts';
import { notModelled as kinesis } from './kinesis/notModelled.ts';
import { notModelled as lambda } from './lambda/notModelled.ts';
import { notModelled as s3 } from './s3/notModelled.ts';
import { notModelled as sns } from './sns/notModelled.ts';
import { notModelled as sqs } from './sqs/notModelled.ts';

export const notModelled: Readonly<Record<string, readonly string[]>> = {
  firehose,
  kinesis,
  lambda,
  s3,
  sns,
  sqs,
};
