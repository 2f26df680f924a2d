/** Portraits of everything but queues and their programs, in a file of their own that is fetched when it is needed. */
import { deliveryStreamPortrait } from './firehose/portrait.ts';
import { httpPortrait } from './http/portrait.ts';
import { streamPortrait } from './kinesis/portrait.ts';
import { functionPortrait } from './lambda/portrait.ts';
import { readerPortrait } from './reader/portrait.ts';
import { bucketPortrait } from './s3/portrait.ts';
import { topicPortrait } from './sns/portrait.ts';

export const castPortraits = {
  sns: topicPortrait,
  kinesis: streamPortrait,
  reader: readerPortrait,
  firehose: deliveryStreamPortrait,
  s3: bucketPortrait,
  lambda: functionPortrait,
  http: httpPortrait,
};
