/**
 * What things cost beside each other, in credits. One credit is the price of a million requests to a standard queue; list
 * prices of us-east-1, the first tier of each, no free tier. Ratios only: no currency stands anywhere in the product.
 *
 * All of them are from memory of the public price pages that each entry names, and were not read again.
 */

export interface Price {
  /** So many credits for so many units: 1.25 for 1,000,000. */
  credits: number;
  units: number;
  /** The public page it is on. */
  source: string;
}

/** When the pages said so, to the best of memory. */
export const pricesAsOf = '2025-06-01';

export const creditIs = 'one million standard SQS requests';

export const pricesNote =
  'Ratios of the list prices of us-east-1, first tier, without free tiers, from memory of the public price pages and not read again. Storage, data transfer and resources removed during the run are left out.';

const million = 1_000_000;

const sqsPage = 'https://aws.amazon.com/sqs/pricing/';
const snsPage = 'https://aws.amazon.com/sns/pricing/';
const kinesisPage = 'https://aws.amazon.com/kinesis/data-streams/pricing/';
const lambdaPage = 'https://aws.amazon.com/lambda/pricing/';

export const prices = {
  'sqs.request': { credits: 1, units: million, source: sqsPage },
  'sqs.fifoRequest': { credits: 1.25, units: million, source: sqsPage },
  'sns.request': { credits: 1.25, units: million, source: snsPage },
  'sns.deliveryToQueue': { credits: 0, units: million, source: snsPage },
  'sns.deliveryToFunction': { credits: 0, units: million, source: snsPage },
  'sns.deliveryToHttp': { credits: 1.5, units: million, source: snsPage },
  'kinesis.shardHour': { credits: 0.0375, units: 1, source: kinesisPage },
  'kinesis.putPayloadUnit': { credits: 0.035, units: million, source: kinesisPage },
  'kinesis.extendedShardHour': { credits: 0.05, units: 1, source: kinesisPage },
  'firehose.ingestedGigabyte': {
    credits: 0.0725,
    units: 1,
    source: 'https://aws.amazon.com/firehose/pricing/',
  },
  'lambda.request': { credits: 0.5, units: million, source: lambdaPage },
  'lambda.gigabyteSecond': { credits: 41.66675, units: million, source: lambdaPage },
  's3.put': { credits: 12.5, units: million, source: 'https://aws.amazon.com/s3/pricing/' },
} as const satisfies Readonly<Record<string, Price>>;

/** The price of that name; undefined when the table has none. */
export function priceOf(name: string): Price | undefined {
  return Object.hasOwn(prices, name) ? prices[name as keyof typeof prices] : undefined;
}
