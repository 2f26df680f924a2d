/** Somebody who acts at random in a world of the whole cast: asks everything of everybody, breaks things, rebuilds. */
import type { Engine } from '../../engine.ts';
import type { Command, CommandResult } from '../../protocol.ts';
import type { Scenario } from '../../scenario/model.ts';
import type { StreamView } from '../../services/kinesis/contract.ts';
import { Dice } from '../dice.ts';
import { healSomething } from '../healing.ts';
import { randomCastFault } from './faults.ts';
import { type PartMaker, type PartService, partMakers } from './parts.ts';
import { longCast } from './randomCast.ts';
import { randomWire } from './wires.ts';

type Input = Record<string, unknown>;

export class CastLearner {
  readonly dice: Dice;
  private made = 0;
  /** About how long the world is. */
  private readonly seconds: number;
  /** What follows at once, where one act alone would show nothing. */
  private readonly coming: Command[] = [];
  private readonly iterators = new Map<string, unknown>();

  constructor(
    seed: number,
    private readonly engine: Engine,
    private readonly scenario: Scenario,
  ) {
    this.dice = new Dice(seed, 'cast learner');
    this.seconds = longCast(seed) ? 100_000 : 60;
  }

  next(): Command {
    const { dice } = this;
    const next = this.coming.shift();
    if (next) return next;
    const acts: (() => Command | undefined)[] = [
      () => this.callSomething(),
      () => this.callSomething(),
      () => this.callSomething(),
      () => this.reshard(),
      () => this.flood(),
      () => this.disturbDelivery(),
      () => this.nonsense(),
      () => randomCastFault(dice, this.engine.resources, this.engine.links),
      () => healSomething(dice, this.engine),
      () => this.rewire(),
      () => this.build(),
      () => this.configure(),
    ];
    for (;;) {
      const command = dice.pick(acts)();
      if (command) return command;
    }
  }

  /** Remembers where a read of a stream would go on, whatever becomes of the stream. */
  heard(command: Command, { output }: CommandResult): void {
    const { ShardIterator, NextShardIterator = ShardIterator } = (output ?? {}) as Record<string, unknown>;
    if (command.type === 'call' && NextShardIterator) this.iterators.set(command.to, NextShardIterator);
  }

  private callSomething(): Command | undefined {
    const { dice } = this;
    const { id, service } = dice.pick(this.engine.resources);
    const calls = this.callsOf(service, id);
    if (calls.length === 0) return undefined;
    const [action, input] = dice.pick(calls);
    return { type: 'call', to: id, action, input };
  }

  private callsOf(service: string, id: string): readonly (readonly [string, Input])[] {
    const { dice } = this;
    const body = dice.pick(['by hand', 'poison', 'x'.repeat(3_000)]);
    const key = dice.pick(['A', 'B', 'hand']);
    switch (service) {
      case 'producer':
        return [['SendNow', { body }]];
      case 'http':
        return [['Request', { body }]];
      case 'sns':
        return [
          ['Publish', { Message: body, MessageAttributes: attribute('type', key) }],
          ['Publish', { Message: '' }],
          [
            'PublishBatch',
            { PublishBatchRequestEntries: ids(3).map((Id) => ({ Id, Message: `${body} ${Id}` })) },
          ],
        ];
      case 'sqs':
        return [
          ['SendMessage', { MessageBody: body }],
          ['ReceiveMessage', { MaxNumberOfMessages: 2 }],
        ];
      case 'kinesis':
        return [
          ['PutRecord', { Data: body, PartitionKey: key }],
          [
            'PutRecords',
            { Records: ids(dice.pick([2, 40])).map((Id) => ({ Data: body + Id, PartitionKey: key + Id })) },
          ],
          ['PutRecord', { Data: body, PartitionKey: '' }],
          [
            'GetShardIterator',
            { ShardId: 'shardId-0', ShardIteratorType: dice.pick(['TRIM_HORIZON', 'LATEST']) },
          ],
          ['GetRecords', { ShardIterator: this.iterators.get(id) ?? 'none', Limit: dice.pick([1, 10_000]) }],
          ['ListShards', {}],
          ['IncreaseStreamRetentionPeriod', { RetentionPeriodHours: 30 }],
          ['DecreaseStreamRetentionPeriod', { RetentionPeriodHours: 24 }],
        ];
      case 'firehose':
        return [
          ['PutRecord', { Record: { Data: body } }],
          ['PutRecordBatch', { Records: ids(5).map((Id) => ({ Data: body + Id })) }],
          ['PutRecordBatch', { Records: ids(6).map((Id) => ({ Data: large + Id })) }],
        ];
      case 'lambda':
        return [
          ['Invoke', { InvocationType: 'Event', Payload: { body } }],
          ['Invoke', { InvocationType: 'RequestResponse', Payload: { body } }],
        ];
      case 's3':
        return [
          ['PutObject', { Key: `hand/${key}.txt`, Body: body }],
          ['DeleteObject', { Key: `hand/${key}.txt` }],
          ['GetObject', { Key: `hand/${key}.txt` }],
        ];
      case 'reader':
        return [
          ['RewindReader', { to: dice.pick(['TRIM_HORIZON', 'LATEST']) }],
          ['CrashReader', {}],
        ];
      default:
        return [];
    }
  }

  /** More than a shard, or a delivery stream, takes in a second: of records or of bytes. */
  private flood(): Command | undefined {
    const { dice } = this;
    const streams = this.engine.resources.filter(({ service }) => ['kinesis', 'firehose'].includes(service));
    if (streams.length === 0) return undefined;
    const { id: to, service } = dice.pick(streams);
    const put = (action: string, input: Input): Command => ({ type: 'call', to, action, input });
    if (service === 'firehose')
      return put('PutRecordBatch', { Records: ids(7).map((Id) => ({ Data: large + Id })) });
    const isByBytes = dice.chance(0.85);
    const hot = { Data: isByBytes ? large : 'hot', PartitionKey: dice.pick(['A', 'hand']) };
    const many = put('PutRecords', { Records: ids(isByBytes ? 7 : 500).map(() => hot) });
    this.coming.push(...(isByBytes ? [] : [many, many]), put('PutRecord', hot));
    return many;
  }

  /** The bucket that a delivery stream writes to, or the way there, is out of order for a while. */
  private disturbDelivery(): Command | undefined {
    const { dice } = this;
    const wires = this.engine.links.filter(({ kind }) => kind === 'deliver');
    if (wires.length === 0) return undefined;
    const { id, to } = dice.pick(wires);
    const kind = dice.pick(['partition', 'throttle', 'deny'] as const);
    const on = kind === 'partition' ? id : to;
    return { type: 'setFault', on, kind, forSeconds: dice.pick([5, 40, 90_000]) };
  }

  /** Splits and merges, of shards that may have been split already. */
  private reshard(): Command | undefined {
    const { dice, engine } = this;
    const streams = engine.resources.filter(({ service }) => service === 'kinesis');
    if (streams.length === 0) return undefined;
    const { id } = dice.pick(streams);
    const { shards } = engine.view(id) as StreamView;
    const shard = dice.pick(shards);
    const [start, end] = [BigInt(shard.startingHashKey), BigInt(shard.endingHashKey)];
    if (dice.chance(0.6)) {
      const at = dice.chance(0.9) ? (start + end) / 2n : end + 5n;
      const input = { ShardToSplit: shard.id, NewStartingHashKey: String(at) };
      return { type: 'call', to: id, action: 'SplitShard', input };
    }
    const other =
      shards.find(({ startingHashKey }) => BigInt(startingHashKey) === end + 1n) ?? dice.pick(shards);
    const input = { ShardToMerge: shard.id, AdjacentShardToMerge: other.id };
    return { type: 'call', to: id, action: 'MergeShards', input };
  }

  private nonsense(): Command {
    const { dice } = this;
    const to = dice.pick(this.engine.resources).id;
    const action = dice.pick([
      'Publish',
      'PutRecords',
      'GetRecords',
      'Invoke',
      'PutObject',
      'SplitShard',
      'Request',
      'Dance',
    ]);
    const input = dice.pick<unknown>([
      {},
      [],
      null,
      'text',
      { ShardIterator: 'x' },
      { Message: 7 },
      { Records: [] },
    ]);
    return { type: 'call', to, action, input };
  }

  /** The order of the scenario is kept, so that no wire closes a circle. */
  private rewire(): Command | undefined {
    const { dice, engine } = this;
    if (engine.links.length > 0 && dice.chance(0.4))
      return { type: 'disconnect', id: dice.pick(engine.links).id };
    const alive = this.scenario.resources.filter(({ id }) => engine.resources.some((one) => one.id === id));
    if (alive.length < 2) return undefined;
    const index = dice.whole(0, alive.length - 2);
    const [from, to] = [alive[index], dice.pick(alive.slice(index + 1))];
    const now = { ...this.scenario, resources: alive, links: engine.links.map((link) => ({ ...link })) };
    const link = from && to && randomWire(dice, now as Scenario, from.id, to.id);
    return link && { type: 'connect', link: { ...link, id: `drawn-${this.made++}` } };
  }

  /** Takes a resource away, or puts one back that was there. */
  private build(): Command | undefined {
    const { dice, engine } = this;
    const gone = this.scenario.resources.filter(({ id }) => !engine.resources.some((one) => one.id === id));
    if (gone.length > 0 && dice.chance(0.7)) return { type: 'create', resource: dice.pick(gone) };
    return engine.resources.length > 2 && dice.chance(0.4)
      ? { type: 'remove', id: dice.pick(engine.resources).id }
      : undefined;
  }

  private configure(): Command | undefined {
    const { dice } = this;
    const { id, service } = dice.pick(this.engine.resources);
    const maker: PartMaker | undefined = partMakers[service as PartService];
    // A stream's shards are fixed, and a queue's policy is the wires'.
    if (!maker || service === 'kinesis' || service === 'sqs') return undefined;
    return { type: 'configure', id, settings: { ...maker(dice, id, this.seconds).settings } };
  }
}

const large = 'x'.repeat(200_000);

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `e${index}`);
}

function attribute(name: string, value: string): Input {
  return { [name]: { DataType: 'String', StringValue: value } };
}
