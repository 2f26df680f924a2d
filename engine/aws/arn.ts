/** Amazon Resource Names: `arn:aws:sqs:us-east-1:123456789012:orders`. */

export interface Arn {
  service: string;
  region: string;
  account: string;
  /** All that stands behind the account: "orders", "stream/clicks", "function:charge". */
  resource: string;
}

export function formatArn({ service, region, account, resource }: Arn): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

/** Undefined when the text is no ARN. */
export function parseArn(text: string): Arn | undefined {
  const match = /^arn:aws[a-z-]*:([a-z0-9-]+):([a-z0-9-]*):(\d{12})?:(.+)$/.exec(text);
  if (!match) return undefined;
  const [, service = '', region = '', account = '', resource = ''] = match;
  return { service, region, account, resource };
}

interface Place {
  account: string;
  region: string;
}

export function queueArn({ account, region }: Place, name: string): string {
  return formatArn({ service: 'sqs', region, account, resource: name });
}

export function topicArn({ account, region }: Place, name: string): string {
  return formatArn({ service: 'sns', region, account, resource: name });
}

export function streamArn({ account, region }: Place, name: string): string {
  return formatArn({ service: 'kinesis', region, account, resource: `stream/${name}` });
}

export function deliveryStreamArn({ account, region }: Place, name: string): string {
  return formatArn({ service: 'firehose', region, account, resource: `deliverystream/${name}` });
}

export function functionArn({ account, region }: Place, name: string): string {
  return formatArn({ service: 'lambda', region, account, resource: `function:${name}` });
}

/** Bucket names are one world's: their ARN has neither region nor account. */
export function bucketArn(name: string): string {
  return formatArn({ service: 's3', region: '', account: '', resource: name });
}
