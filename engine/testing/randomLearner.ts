/** Somebody who acts at random: calls every action, rightly and wrongly, breaks things, rebuilds the diagram. */
import type { Engine } from '../engine.ts';
import type { Command, CommandResult } from '../protocol.ts';
import type { ReceivedMessage, ReceiveMessageOutput } from '../services/sqs/contract.ts';
import type { WorkerView } from '../services/worker/contract.ts';
import { Dice } from './dice.ts';
import { healSomething } from './healing.ts';
import {
  randomAttributes,
  randomFault,
  randomProducer,
  randomQueue,
  randomWorker,
  wire,
} from './randomScenario.ts';

interface Held {
  queue: string;
  handle: string;
}

export class RandomLearner {
  readonly dice: Dice;
  private readonly held: Held[] = [];
  private made = 0;

  constructor(
    seed: number,
    private readonly engine: Engine,
  ) {
    this.dice = new Dice(seed, 'learner');
  }

  /** The next act; `heard` is to be told what became of it. */
  next(): Command {
    const { dice } = this;
    const acts: (() => Command | undefined)[] = [
      () => this.send(),
      () => this.send(),
      () => this.sendBatch(),
      () => this.receive(),
      () => this.receive(),
      () => this.withHandle('DeleteMessage'),
      () => this.withHandle('ChangeMessageVisibility'),
      () => this.batchWithHandles(),
      () => this.setAttributes(),
      () => this.nonsense(),
      () => this.account(),
      () => this.program(),
      () => this.fault(),
      () => healSomething(dice, this.engine),
      () => this.build(),
      () => this.rewire(),
      () => this.configure(),
    ];
    for (;;) {
      const command = dice.pick(acts)();
      if (command) return command;
    }
  }

  heard(command: Command, result: CommandResult): void {
    if (command.type !== 'call' || command.action !== 'ReceiveMessage') return;
    const { Messages: messages = [] } = (result.output ?? {}) as ReceiveMessageOutput;
    for (const { ReceiptHandle } of messages as ReceivedMessage[])
      this.held.push({ queue: command.to, handle: ReceiptHandle });
  }

  private some(service: string): string | undefined {
    const ids = this.engine.resources.filter((resource) => resource.service === service);
    return ids.length > 0 ? this.dice.pick(ids).id : undefined;
  }

  private callQueue(action: string, input: () => unknown): Command | undefined {
    const to = this.some('sqs');
    return to === undefined ? undefined : { type: 'call', to, action, input: input() };
  }

  private message(): Record<string, unknown> {
    const { dice } = this;
    return {
      MessageBody: dice.pick(['by hand', `by hand ${dice.whole(1, 9)}`, 'poison', 'x'.repeat(1_500)]),
      ...(dice.chance(0.7) ? { MessageGroupId: dice.pick(['A', 'B', 'hand', 'no spaces here']) } : {}),
      ...(dice.chance(0.3) ? { MessageDeduplicationId: dice.pick(['d1', 'd2', 'hand']) } : {}),
      ...(dice.chance(0.15) ? { DelaySeconds: dice.pick([0, 2, 901]) } : {}),
      ...(dice.chance(0.15) ? { MessageAttributes: { kind: { DataType: 'String', StringValue: 'a' } } } : {}),
    };
  }

  private send(): Command | undefined {
    return this.callQueue('SendMessage', () => this.message());
  }

  private sendBatch(): Command | undefined {
    const { dice } = this;
    return this.callQueue('SendMessageBatch', () => ({
      Entries: Array.from({ length: dice.pick([1, 3, 10, 11]) }, (_, index) => ({
        Id: dice.chance(0.97) ? `e${index}` : 'e0',
        ...this.message(),
      })),
    }));
  }

  private receive(): Command | undefined {
    const { dice } = this;
    return this.callQueue('ReceiveMessage', () => ({
      MaxNumberOfMessages: dice.pick([1, 1, 2, 10]),
      ...(dice.chance(0.4) ? { WaitTimeSeconds: dice.pick([0, 0, 3, 20]) } : {}),
      ...(dice.chance(0.3) ? { VisibilityTimeout: dice.pick([0, 1, 15]) } : {}),
      ...(dice.chance(0.3) ? { MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] } : {}),
    }));
  }

  /** Handles are used more than once, late, and at the wrong queue. */
  private withHandle(action: string): Command | undefined {
    const { dice } = this;
    if (this.held.length === 0) return undefined;
    const { queue, handle } = dice.pick(this.held.slice(-8));
    const to = dice.chance(0.95) ? queue : (this.some('sqs') ?? queue);
    const input = { ReceiptHandle: dice.chance(0.95) ? handle : 'garbage' };
    if (action === 'DeleteMessage') return { type: 'call', to, action, input };
    return {
      type: 'call',
      to,
      action,
      input: { ...input, VisibilityTimeout: dice.pick([0, 0, 1, 20, 43_200]) },
    };
  }

  private batchWithHandles(): Command | undefined {
    const { dice } = this;
    const held = this.held.slice(-dice.whole(1, 10));
    const to = held[0]?.queue;
    if (to === undefined) return undefined;
    const isDelete = dice.chance(0.5);
    const entries = held.map(({ handle }, index) => ({
      Id: `e${index}`,
      ReceiptHandle: handle,
      ...(isDelete ? {} : { VisibilityTimeout: dice.pick([0, 2, 30]) }),
    }));
    const action = isDelete ? 'DeleteMessageBatch' : 'ChangeMessageVisibilityBatch';
    return { type: 'call', to, action, input: { Entries: entries } };
  }

  private setAttributes(): Command | undefined {
    const { dice } = this;
    const target = this.some('sqs');
    return this.callQueue('SetQueueAttributes', () => {
      const attributes: Record<string, unknown> = randomAttributes(dice);
      if (dice.chance(0.2)) attributes.DeduplicationScope = dice.pick(['queue', 'messageGroup']);
      if (dice.chance(0.2)) attributes.ContentBasedDeduplication = dice.chance(0.5);
      if (dice.chance(0.3))
        attributes.RedrivePolicy = dice.chance(0.3) ? '' : policy(dice, target ?? 'nowhere');
      if (dice.chance(0.1)) attributes.VisibilityTimeout = 43_201;
      const texts = Object.entries(attributes).map(([name, value]) => [name, String(value)]);
      return { Attributes: Object.fromEntries(texts) };
    });
  }

  /** What no sound program would ask. */
  private nonsense(): Command | undefined {
    const { dice } = this;
    const action = dice.pick([
      'SendMessage',
      'ReceiveMessage',
      'DeleteMessage',
      'SetQueueAttributes',
      'Dance',
      'FinishJob',
    ]);
    const input = dice.pick<unknown>([
      {},
      [],
      null,
      'text',
      { MessageBody: '' },
      { MessageBody: 7 },
      { MaxNumberOfMessages: 0 },
      { Attributes: { Colour: 'blue' } },
      { ReceiptHandle: '' },
    ]);
    const to = dice.pick([...this.engine.resources.map(({ id }) => id), 'nowhere']);
    return { type: 'call', to, action, input };
  }

  private account(): Command {
    const { dice } = this;
    const queue = dice.chance(0.6) ? randomQueue(dice, `made-${dice.whole(1, 3)}`) : undefined;
    const call = { type: 'accountCall', service: 'sqs' } as const;
    if (!queue) {
      const name = this.some('sqs') ?? 'none';
      // Removing is rarer than anything else: a world without queues is soon told.
      if (dice.chance(0.6)) return { ...call, action: 'DeleteQueue', input: { QueueUrl: 'https://none' } };
      return { ...call, action: 'DeleteQueue', input: { QueueUrl: `https://sqs/1/${name}` } };
    }
    const texts = Object.entries(queue.settings ?? {}).map(([name, value]) => [name, String(value)]);
    return {
      ...call,
      action: 'CreateQueue',
      input: { QueueName: queue.id, Attributes: Object.fromEntries(texts) },
    };
  }

  private program(): Command | undefined {
    const { dice } = this;
    const producer = this.some('producer');
    if (producer !== undefined && dice.chance(0.3)) {
      const input = { body: 'now', groupId: 'A', ...(dice.chance(0.3) ? { deduplicationId: 'now' } : {}) };
      return { type: 'call', to: producer, action: 'SendNow', input };
    }
    const worker = this.some('worker');
    if (worker === undefined) return undefined;
    const { rows } = this.engine.view(worker) as WorkerView;
    const index = rows.length > 0 && dice.chance(0.9) ? dice.pick(rows).index : 99;
    const action = dice.pick(['FinishJob', 'FailJob', 'CrashWorker', 'ExtendJob']);
    return { type: 'call', to: worker, action, input: { worker: index } };
  }

  private fault(): Command | undefined {
    const { resources, links } = this.engine;
    return resources.length > 0 ? randomFault(this.dice, resources, links) : undefined;
  }

  private build(): Command | undefined {
    const { dice } = this;
    if (dice.chance(0.3)) {
      const victim = dice.pick(this.engine.resources);
      return victim && dice.chance(0.5)
        ? { type: 'remove', id: victim.id }
        : { type: 'remove', id: 'nowhere' };
    }
    // A few names, so that some are taken and some come back.
    const name = `new-${dice.whole(1, 3)}`;
    const gone = dice.chance(0.3)
      ? `${dice.pick(['producer', 'worker', 'queue'])}-${dice.whole(1, 3)}`
      : name;
    const make = dice.pick([randomQueue, randomWorker, (d: Dice, id: string) => randomProducer(d, id, 60)]);
    return { type: 'create', resource: make(dice, gone) };
  }

  private rewire(): Command | undefined {
    const { dice, engine } = this;
    if (engine.links.length > 0 && dice.chance(0.35)) {
      const { id, kind } = dice.pick(engine.links);
      const settings = kind === 'redrive' ? { maxReceiveCount: dice.pick([0, 1, 2, 4]) } : {};
      return dice.chance(0.5) ? { type: 'disconnect', id } : { type: 'configureLink', id, settings };
    }
    const kind = dice.pick(['send', 'poll', 'redrive', 'send', 'poll', 'redrive', 'fly']);
    const from = dice.pick(engine.resources);
    const to = dice.pick(engine.resources);
    if (!from || !to) return undefined;
    const link = wire(dice, from.id, kind, to.id);
    return { type: 'connect', link: { ...link, id: `drawn-${this.made++}` } };
  }

  private configure(): Command | undefined {
    const { dice, engine } = this;
    const resource = dice.pick(engine.resources);
    if (!resource) return undefined;
    const fresh = {
      sqs: () => ({ ...engine.settings(resource.id), ...randomAttributes(dice) }),
      producer: () => randomProducer(dice, resource.id, 60).settings,
      worker: () => randomWorker(dice, resource.id).settings,
    }[resource.service];
    const settings = dice.chance(0.05) ? { colour: 'blue' } : { ...fresh?.() };
    return { type: 'configure', id: resource.id, settings };
  }
}

function policy(dice: Dice, target: string): string {
  return JSON.stringify({
    deadLetterTargetArn: `arn:aws:sqs:us-east-1:123456789012:${target}`,
    maxReceiveCount: dice.pick([1, 2, 3, 0]),
  });
}
