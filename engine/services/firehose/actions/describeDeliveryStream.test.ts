import { expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

test('a stream tells its destination and its hints under the names of the API', () => {
  const world = testWorld({ account: '123456789012', region: 'us-east-1' })
    .deliveryStream('delivery', { SizeInMBs: 64, IntervalInSeconds: 60, AppendDelimiterToRecord: true })
    .bucket('lake')
    .lambda('clean')
    .link('delivery', 'lake')
    .link('delivery', 'clean', { BufferSizeInMBs: 0.5, BufferIntervalInSeconds: 0 });
  expect(world.call('delivery', 'DescribeDeliveryStream')).toMatchObject({
    DeliveryStreamDescription: {
      DeliveryStreamName: 'delivery',
      DeliveryStreamARN: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/delivery',
      DeliveryStreamStatus: 'ACTIVE',
      DeliveryStreamType: 'DirectPut',
      VersionId: '1',
      CreateTimestamp: 1_767_225_600,
      HasMoreDestinations: false,
      Destinations: [
        {
          ExtendedS3DestinationDescription: {
            BucketARN: 'arn:aws:s3:::lake',
            BufferingHints: { SizeInMBs: 64, IntervalInSeconds: 60 },
            CompressionFormat: 'UNCOMPRESSED',
            ProcessingConfiguration: {
              Enabled: true,
              Processors: [
                {
                  Type: 'Lambda',
                  Parameters: [
                    {
                      ParameterName: 'LambdaArn',
                      ParameterValue: 'arn:aws:lambda:us-east-1:123456789012:function:clean',
                    },
                    { ParameterName: 'NumberOfRetries', ParameterValue: '3' },
                    { ParameterName: 'BufferSizeInMBs', ParameterValue: '0.5' },
                    { ParameterName: 'BufferIntervalInSeconds', ParameterValue: '0' },
                  ],
                },
                { Type: 'AppendDelimiterToRecord' },
              ],
            },
          },
        },
      ],
    },
  });
});

test('[FH-06] a stream that reads from Kinesis says so', () => {
  const world = testWorld().stream('clicks').deliveryStream('delivery').link('clicks', 'delivery');
  expect(world.call('delivery', 'DescribeDeliveryStream')).toMatchObject({
    DeliveryStreamDescription: {
      DeliveryStreamType: 'KinesisStreamAsSource',
      Source: {
        KinesisStreamSourceDescription: { KinesisStreamARN: expect.stringContaining('stream/clicks') },
      },
      Destinations: [],
    },
  });
});

test('a change of the settings is a new version', () => {
  const world = testWorld().deliveryStream('delivery');
  world.configure('delivery', { SizeInMBs: 7 });
  expect(world.call('delivery', 'DescribeDeliveryStream')).toMatchObject({
    DeliveryStreamDescription: { VersionId: '2' },
  });
});
