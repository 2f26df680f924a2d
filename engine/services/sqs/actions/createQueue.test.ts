import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../testing/testWorld.ts';

type World = ReturnType<typeof testWorld>;
const create = (world: World, QueueName: unknown, Attributes?: Record<string, string>) =>
  world.account<{ QueueUrl: string }>('sqs', 'CreateQueue', {
    QueueName,
    ...(Attributes ? { Attributes } : {}),
  });
const attribute = (world: World, queue: string, name: string) =>
  world.call<{ Attributes: Record<string, string> }>(queue, 'GetQueueAttributes', { AttributeNames: [name] })
    .Attributes?.[name];
const fifo = { FifoQueue: 'true' };

describe('the name', () => {
  test.each(['a', 'A-z_09', 'x'.repeat(80)])('[SQS-10] takes "%s"', (name) => {
    expect(create(testWorld(), name).QueueUrl).toBe(
      `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`,
    );
  });

  test.each(['x'.repeat(81), 'a b', 'ä', 'a.b', 'a.fifo'])(
    '[SQS-10] refuses "%s" for a standard queue',
    (name) => {
      expect(create(testWorld(), name)).toMatchObject({
        code: 'InvalidParameterValue',
        sentence: 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      });
    },
  );

  test.each(['a', 'a.fifo.fifo', '.fifo', `${'x'.repeat(76)}.fifo`])(
    '[SQS-10] refuses "%s" for a FIFO queue',
    (name) => {
      expect(create(testWorld(), name, fifo)).toMatchObject({
        code: 'InvalidParameterValue',
        sentence:
          'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length',
      });
    },
  );

  test('[SQS-10] the suffix counts, and so does the case', () => {
    const world = testWorld();
    expect(create(world, `${'x'.repeat(75)}.fifo`, fifo).code).toBeUndefined();
    create(world, 'orders', { DelaySeconds: '1' });
    expect(create(world, 'Orders', { DelaySeconds: '2' }).code).toBeUndefined();
  });

  test('it has to be given, and be free', () => {
    const world = testWorld().worker('billing');
    expect(create(world, undefined).sentence).toBe('The request must contain the parameter QueueName.');
    expect(create(world, '').sentence).toBe('The request must contain the parameter QueueName.');
    expect(create(world, 'billing').code).toBe('InflightProblem');
  });
});

describe('the attributes', () => {
  test.each([
    ['SQS-01', 'VisibilityTimeout', 0, 43_200, 30],
    ['SQS-02', 'DelaySeconds', 0, 900, 0],
    ['SQS-03', 'MessageRetentionPeriod', 60, 1_209_600, 345_600],
    ['SQS-04', 'ReceiveMessageWaitTimeSeconds', 0, 20, 0],
    ['SQS-05', 'MaximumMessageSize', 1_024, 1_048_576, 1_048_576],
  ])(
    '[SQS-01][SQS-02][SQS-03][SQS-04][SQS-05] range and default, %s: %s',
    (_rule, name, min, max, standard) => {
      const world = testWorld();
      create(world, 'plain');
      expect(attribute(world, 'plain', name)).toBe(String(standard));
      for (const value of [min, max]) {
        expect(create(world, `q${value}`, { [name]: String(value) }).code).toBeUndefined();
        expect(attribute(world, `q${value}`, name)).toBe(String(value));
      }
      for (const value of [min - 1, max + 1, '', 'x', '1.5']) {
        expect(create(world, 'refused', { [name]: String(value) })).toEqual({
          code: 'InvalidAttributeValue',
          sentence: `Invalid value for the parameter ${name}.`,
          status: 400,
        });
      }
      expect(world.engine.resources.map(({ id }) => id)).not.toContain('refused');
    },
  );

  test('one that does not exist', () => {
    expect(create(testWorld(), 'orders', { Colour: 'red' })).toMatchObject({
      code: 'InvalidAttributeName',
      sentence: 'Unknown Attribute Colour.',
    });
  });

  test('[SQS-12] FifoQueue is said of FIFO queues only, not even false of others', () => {
    expect(create(testWorld(), 'orders', { FifoQueue: 'false' })).toMatchObject({
      code: 'InvalidAttributeName',
      sentence: 'Unknown Attribute FifoQueue.',
    });
    const world = testWorld();
    create(world, 'pay.fifo', { FifoQueue: 'True' });
    expect(world.view('pay.fifo').isFifo).toBe(true);
  });

  test.each([
    ['ContentBasedDeduplication', 'true'],
    ['DeduplicationScope', 'queue'],
    ['FifoThroughputLimit', 'perQueue'],
  ])('[SQS-08] %s is for FIFO queues', (name, value) => {
    expect(create(testWorld(), 'orders', { [name]: value })).toEqual({
      code: 'InvalidAttributeName',
      sentence: `You can specify the ${name} only when FifoQueue is set to true.`,
      status: 400,
    });
    expect(create(testWorld(), 'pay.fifo', { ...fifo, [name]: value }).code).toBeUndefined();
  });

  test('[SQS-08] what a FIFO queue has unless told otherwise', () => {
    const world = testWorld();
    create(world, 'pay.fifo', fifo);
    expect(attribute(world, 'pay.fifo', 'ContentBasedDeduplication')).toBe('false');
    expect(attribute(world, 'pay.fifo', 'DeduplicationScope')).toBe('queue');
    expect(attribute(world, 'pay.fifo', 'FifoThroughputLimit')).toBe('perQueue');
  });

  test('[SQS-08] a limit per group needs the scope of a group', () => {
    const perGroup = { ...fifo, FifoThroughputLimit: 'perMessageGroupId' };
    expect(create(testWorld(), 'pay.fifo', perGroup).code).toBe('InvalidAttributeValue');
    expect(create(testWorld(), 'pay.fifo', { ...perGroup, DeduplicationScope: 'queue' }).code).toBe(
      'InvalidAttributeValue',
    );
    const both = { ...perGroup, DeduplicationScope: 'messageGroup' };
    expect(create(testWorld(), 'pay.fifo', both).code).toBeUndefined();
  });
});

describe('a queue that exists', () => {
  test('[SQS-11] the same again gives the same URL and changes nothing', () => {
    const world = testWorld();
    const first = create(world, 'orders', { DelaySeconds: '1', VisibilityTimeout: '20' });
    world.send('orders', 'a');
    expect(create(world, 'orders', { DelaySeconds: '1', VisibilityTimeout: '20' })).toEqual(first);
    expect(world.contents('orders')).toEqual(['m1 delayed']);
  });

  test('[SQS-11] an attribute that is left out does not conflict', () => {
    const world = testWorld();
    const first = create(world, 'orders', { DelaySeconds: '1', VisibilityTimeout: '20' });
    expect(create(world, 'orders', { DelaySeconds: '1' })).toEqual(first);
    expect(create(world, 'orders')).toEqual(first);
    expect(attribute(world, 'orders', 'VisibilityTimeout')).toBe('20');
  });

  test('[SQS-11] another value does, and so does one that differs from what is implied', () => {
    const world = testWorld();
    create(world, 'orders', { DelaySeconds: '1' });
    create(world, 'pay.fifo', fifo);
    expect(create(world, 'orders', { DelaySeconds: '2' })).toEqual({
      code: 'QueueAlreadyExists',
      sentence: 'A queue already exists with the same name and a different value for attribute DelaySeconds',
      status: 400,
    });
    expect(create(world, 'orders', { VisibilityTimeout: '31' }).code).toBe('QueueAlreadyExists');
    expect(create(world, 'orders', { VisibilityTimeout: '30' }).code).toBeUndefined();
    expect(create(world, 'pay.fifo', { ...fifo, ContentBasedDeduplication: 'true' }).code).toBe(
      'QueueAlreadyExists',
    );
    expect(create(world, 'pay.fifo', { ...fifo, ContentBasedDeduplication: 'false' }).code).toBeUndefined();
  });
});

describe('a name that was deleted', () => {
  test('[SQS-14] is free again after 60 s', () => {
    const world = testWorld();
    const { QueueUrl } = create(world, 'orders');
    world.send('orders', 'a');
    world.advanceTo('10s');
    world.account('sqs', 'DeleteQueue', { QueueUrl });
    const tooEarly = {
      code: 'AWS.SimpleQueueService.QueueDeletedRecently',
      sentence:
        'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
      status: 400,
    };
    expect(create(world, 'orders')).toEqual(tooEarly);
    world.advanceTo('69.999s');
    expect(create(world, 'orders')).toEqual(tooEarly);
    expect(create(world, 'others').code).toBeUndefined();
    world.advanceTo('70s');
    expect(create(world, 'orders')).toEqual({ QueueUrl });
    expect(world.contents('orders')).toEqual([]);
  });

  test('[SQS-12] the other type has another name, so it can be made at once', () => {
    const world = testWorld();
    const { QueueUrl } = create(world, 'orders');
    world.account('sqs', 'DeleteQueue', { QueueUrl });
    expect(create(world, 'orders.fifo', fifo).code).toBeUndefined();
  });
});

test('[SQS-70] a redrive policy given at creation is in force from the first receive on', () => {
  const world = testWorld();
  create(world, 'dlq');
  const deadLetterTargetArn = attribute(world, 'dlq', 'QueueArn');
  create(world, 'orders', { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 4 }) });
  expect(JSON.parse(attribute(world, 'orders', 'RedrivePolicy') ?? '{}')).toEqual({
    deadLetterTargetArn,
    maxReceiveCount: 4,
  });
});

test('[SQS-70] a policy that names no queue refuses the creation as a whole', () => {
  const world = testWorld();
  const policy = JSON.stringify({
    deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:nowhere',
    maxReceiveCount: 4,
  });
  expect(create(world, 'orders', { RedrivePolicy: policy }).code).toBeDefined();
  expect(create(world, 'orders', { DelaySeconds: '7' }).code).toBeUndefined();
  expect(attribute(world, 'orders', 'DelaySeconds')).toBe('7');
});

test('[SQS-11] what a repeated CreateQueue is compared with is what SetQueueAttributes has set since', () => {
  const world = testWorld();
  create(world, 'orders', { DelaySeconds: '1' });
  world.call('orders', 'SetQueueAttributes', { Attributes: { DelaySeconds: '2' } });
  expect(create(world, 'orders', { DelaySeconds: '1' }).code).toBe('QueueAlreadyExists');
  expect(create(world, 'orders', { DelaySeconds: '2' }).code).toBeUndefined();
});
