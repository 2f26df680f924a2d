/** https://docs.aws.amazon.com/firehose/latest/APIReference/API_DescribeDeliveryStream.html */
import { bucketArn, functionArn, streamArn } from '../../../aws/arn.ts';
import type { ActionDefinition, Context, Link } from '../../../kernel/service.ts';
import { wallClockMs } from '../../../kernel/time.ts';
import type { DeliveryStreamState } from '../model.ts';
import { request } from '../rules/requests.ts';

export const describeDeliveryStream: ActionDefinition<DeliveryStreamState> = {
  input: request({}),
  doc: 'Tells how the stream is set up: source, destination, hints.',
  run(ctx, stream) {
    const { name, arn, source, version, createdAtMs } = stream;
    return {
      DeliveryStreamDescription: {
        DeliveryStreamName: name,
        DeliveryStreamARN: arn,
        DeliveryStreamStatus: 'ACTIVE',
        DeliveryStreamType: source ? 'KinesisStreamAsSource' : 'DirectPut',
        VersionId: String(version),
        CreateTimestamp: wallClockMs(createdAtMs) / 1_000,
        ...(source && {
          Source: { KinesisStreamSourceDescription: { KinesisStreamARN: streamArn(ctx, source.from) } },
        }),
        Destinations: stream.bucket === undefined ? [] : [destination(ctx, stream, stream.bucket)],
        HasMoreDestinations: false,
      },
    };
  },
};

function destination(ctx: Context, { settings }: DeliveryStreamState, bucket: string): object {
  const { SizeInMBs, IntervalInSeconds, Prefix, ErrorOutputPrefix, AppendDelimiterToRecord } = settings;
  const transform = ctx.linksOut.find(({ kind }) => kind === 'transform');
  const processors = [
    ...(transform ? [lambdaProcessor(ctx, transform)] : []),
    ...(AppendDelimiterToRecord ? [processor('AppendDelimiterToRecord', { Delimiter: '\\n' })] : []),
  ];
  return {
    DestinationId: 'destinationId-000000000001',
    ExtendedS3DestinationDescription: {
      BucketARN: bucketArn(bucket),
      Prefix,
      ErrorOutputPrefix,
      BufferingHints: { SizeInMBs, IntervalInSeconds },
      CompressionFormat: 'UNCOMPRESSED',
      ProcessingConfiguration: { Enabled: processors.length > 0, Processors: processors },
      S3BackupMode: 'Disabled',
    },
  };
}

function lambdaProcessor(ctx: Context, { to, settings }: Link): object {
  const { BufferSizeInMBs, BufferIntervalInSeconds, NumberOfRetries } = settings;
  return processor('Lambda', {
    LambdaArn: functionArn(ctx, to),
    NumberOfRetries: String(NumberOfRetries),
    BufferSizeInMBs: String(BufferSizeInMBs),
    BufferIntervalInSeconds: String(BufferIntervalInSeconds),
  });
}

function processor(type: string, parameters: Readonly<Record<string, string>>): object {
  return {
    Type: type,
    Parameters: Object.entries(parameters).map(([ParameterName, ParameterValue]) => ({
      ParameterName,
      ParameterValue,
    })),
  };
}
