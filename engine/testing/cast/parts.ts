/** One resource of each service with settings from the dice. Kept small and quick: a world is a few thousand facts. */
import type { ScenarioResource } from '../../protocol.ts';
import type { Dice } from '../dice.ts';

/** @param seconds how long the world is: where it is days, nobody may poll every second */
export type PartMaker = (dice: Dice, id: string, seconds: number) => ScenarioResource;

/** Worlds that are longer than this are about what takes days: retention, and the end of what is kept. */
const longSeconds = 3_600;

/** In the order in which messages go: wires lead from a part to one further on, so that no world goes round in circles. */
export const partMakers = {
  producer: randomSource,
  http: randomHttp,
  s3: (_, id) => ({ id, service: 's3' }),
  sns: (_, id) => ({ id, service: 'sns' }),
  kinesis: randomStream,
  sqs: randomStandardQueue,
  worker: randomOnwardWorker,
  reader: randomReader,
  lambda: randomFunction,
  firehose: randomDeliveryStream,
} satisfies Record<string, PartMaker>;

export type PartService = keyof typeof partMakers;

const poison = ['m3', 'm7', '5', 'poison'];

function randomSource(dice: Dice, id: string, seconds: number): ScenarioResource {
  const perSecond = dice.pick([0.5, 2, 8]) * (seconds > longSeconds ? 60 / seconds : 1);
  const count = dice.whole(3, 60);
  return {
    id,
    service: 'producer',
    settings: {
      pattern: dice.pick([
        { kind: 'constant', everySeconds: 1 / perSecond },
        { kind: 'poisson', perSecond },
        { kind: 'burst', size: dice.whole(2, 20), everySeconds: seconds / 4 },
      ]),
      body: dice.pick(['order {n}', '{"n": {n}}', '{n} poison', 'x{n}']),
      groups: dice.pick([[], ['A'], ['A', 'B', 'C'], ['A', 'A', 'A', 'B']]),
      groupOrder: dice.pick(['inTurn', 'random']),
      partitionKeys: dice.pick(['group', 'group', 'perMessage']),
      attributes: dice.pick([
        [],
        [{ name: 'type', type: 'String', values: ['order', 'refund', 'return'] }],
        [
          { name: 'type', type: 'String', values: ['order', 'refund'] },
          { name: 'price', type: 'Number', values: ['5', '50', '500'] },
        ],
      ]),
      count,
      batchSize: dice.pick([1, 1, 3, 10, 25]),
      attempts: dice.pick([1, 3, 5]),
      retryFailedEntries: dice.chance(0.7),
      requestTimeoutSeconds: dice.pick([0.5, 2, 5]),
    },
  };
}

function randomHttp(dice: Dice, id: string): ScenarioResource {
  return {
    id,
    service: 'http',
    settings: {
      threads: dice.pick([1, 2, 4]),
      waitingMax: dice.pick([0, 2, 10]),
      work: { kind: 'fixed', seconds: dice.pick([0, 0.1, 1, 4]) },
      failMessages: dice.pick([[], [], poison]),
      failRate: dice.pick([0, 0, 0.3, 1]),
      failStatus: dice.pick([500, 503, 404, 429]),
      callTimeoutSeconds: dice.pick([0.5, 2, 10]),
      callAttempts: dice.pick([1, 2, 3]),
      retryPauseSeconds: dice.pick([0.2, 1]),
    },
  };
}

function randomStream(dice: Dice, id: string): ScenarioResource {
  return {
    id,
    service: 'kinesis',
    settings: { ShardCount: dice.pick([1, 1, 2, 4]), reshardSeconds: dice.pick([1, 1, 3, 20]) },
  };
}

function randomStandardQueue(dice: Dice, id: string): ScenarioResource {
  return {
    id,
    service: 'sqs',
    settings: {
      VisibilityTimeout: dice.pick([2, 5, 10, 30]),
      ...(dice.chance(0.2) ? { MessageRetentionPeriod: 60 } : {}),
    },
  };
}

function randomOnwardWorker(dice: Dice, id: string): ScenarioResource {
  return {
    id,
    service: 'worker',
    settings: {
      workers: dice.pick([1, 2, 4]),
      work: { kind: 'fixed', seconds: dice.pick([0, 0.2, 3]) },
      failRate: dice.pick([0, 0, 0.3]),
      batchSize: dice.pick([1, 5, 10]),
      waitTimeSeconds: dice.pick([0, 5, 20]),
      requestTimeoutSeconds: dice.pick([1, 5]),
    },
  };
}

function randomReader(dice: Dice, id: string, seconds: number): ScenarioResource {
  const isLong = seconds > longSeconds;
  return {
    id,
    service: 'reader',
    settings: {
      startingPosition: dice.pick(['TRIM_HORIZON', 'TRIM_HORIZON', 'LATEST']),
      work: { kind: 'fixed', seconds: dice.pick(isLong ? [0, 60, 7_200] : [0, 0, 0.05, 0.5]) },
      pollIntervalSeconds: dice.pick(isLong ? [600, 1_800, 3_600] : [0.2, 0.25, 1, 2]),
      limit: dice.pick(isLong ? [1, 5] : [1, 5, 100, 10_000]),
      checkpointEvery: dice.pick([1, 5, 100]),
      ordersChildren: dice.chance(0.5),
      failMessages: dice.pick(isLong ? [[], poison] : [[], [], [], poison]),
      failRate: dice.pick([0, 0, 0.2]),
      whenFailed: dice.pick(['retry', 'skip']),
      crashMessages: dice.pick([[], [], ['m4']]),
      restartSeconds: dice.pick(isLong ? [3_600] : [0.5, 5]),
      requestTimeoutSeconds: dice.pick(isLong ? [5] : [0.5, 5]),
      ...(isLong ? { retrySeconds: 900, shardSyncSeconds: 3_600 } : {}),
    },
  };
}

function randomFunction(dice: Dice, id: string): ScenarioResource {
  return {
    id,
    service: 'lambda',
    settings: {
      Timeout: dice.pick([1, 3, 10]),
      ...(dice.chance(0.4) ? { ReservedConcurrentExecutions: dice.pick([0, 1, 2, 5]) } : {}),
      work: { kind: 'fixed', seconds: dice.pick([0, 0.1, 0.5, 2]) },
      workPerRecordSeconds: dice.pick([0, 0, 0.05]),
      failMessages: dice.pick([[], [], poison]),
      failRate: dice.pick([0, 0, 0.2, 1]),
      failFirstTimes: dice.pick([0, 0, 1]),
      dropMessages: dice.pick([[], ['2', '8']]),
      coldStartSeconds: dice.pick([0, 0.4, 2]),
      keepWarmSeconds: dice.pick([1, 30, 300]),
    },
  };
}

/** A function behind a delivery stream: it is done in time more often than not, and drops and fails single records. */
export function randomShaper(dice: Dice, id: string): ScenarioResource {
  return {
    id,
    service: 'lambda',
    settings: {
      Timeout: 10,
      work: { kind: 'fixed', seconds: dice.pick([0, 0.5]) },
      failMessages: dice.pick([[], poison]),
      failRate: dice.pick([0, 0, 0.5]),
      dropMessages: dice.pick([[], ['2', '8', 'order', 'e1']]),
    },
  };
}

function randomDeliveryStream(dice: Dice, id: string): ScenarioResource {
  return {
    id,
    service: 'firehose',
    // Elsewhere than in the large Regions a stream takes a fifth of the bytes (FH-09).
    ...(dice.chance(0.5) ? { region: 'eu-central-1' } : {}),
    settings: {
      SizeInMBs: 1,
      IntervalInSeconds: dice.pick([0, 5, 20, 60]),
      AppendDelimiterToRecord: dice.chance(0.5),
    },
  };
}
