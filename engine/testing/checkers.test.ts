import { describe, expect, test } from 'vitest';
import type { Fact } from '../kernel/log.ts';
import type { QueueView } from '../services/sqs/contract.ts';
import { judge } from './checkers.ts';
import { add, change, type Lie, runOf, withhold } from './lies.ts';
import { type TestWorld, testWorld } from './testWorld.ts';

/**
 * Goal: a watcher that sees nothing wrong is worth something only if it would see what is wrong.
 *
 * Method: one sound log with a little of everything, and one lie planted in it at a time.
 */
function everything(): TestWorld {
  const world = testWorld()
    .queue('orders', { VisibilityTimeout: 10 })
    .queue('dead')
    .queue('lane.fifo', { ContentBasedDeduplication: true, VisibilityTimeout: 10 })
    .queue('late', { DelaySeconds: 5, MessageRetentionPeriod: 60 })
    .producer('shop', {
      pattern: {
        kind: 'script',
        messages: [
          { atSeconds: 0, body: 'good' },
          { atSeconds: 1, body: 'poison' },
        ],
      },
    })
    .worker('desk', { failMessages: ['poison'], work: { kind: 'fixed', seconds: 1 } })
    .link('shop', 'orders')
    .link('orders', 'desk')
    .link('orders', 'dead', { maxReceiveCount: 2 });
  world.send('late', 'x');
  world.send('lane.fifo', 'a', { MessageGroupId: 'g' });
  world.send('lane.fifo', 'b', { MessageGroupId: 'g' });
  const [a] = world.receive('lane.fifo');
  world.send('lane.fifo', 'a', { MessageGroupId: 'g' });
  world.changeVisibility('lane.fifo', a, 5);
  world.advance('3s');
  world.delete('lane.fifo', a);
  world.receive('lane.fifo');
  world.advance('40s');
  world.fault('orders → desk', 'partition', { forSeconds: 60 });
  world.advance('60s');
  return world;
}

const sound = runOf(everything());

const at = (resource: string) => (fact: Fact) => fact.resource === resource;
const about = (message: number) => (fact: Fact) => fact.detail.message === message;
const asks = (action: string) => (fact: Fact) => fact.detail.action === action;
const answers = (action: string) => (fact: Fact) =>
  (fact.detail.call as { action: string }).action === action;
const answersWithMessages = (fact: Fact) =>
  answers('ReceiveMessage')(fact) && (fact.detail.origins as unknown[]).length > 0;

/** m1 x in late, m2 a and m3 b in the lane, m4 a again, m5 good, m6 poison. */
const lies: readonly (readonly [lie: string, checker: string, words: RegExp, plant: Lie])[] = [
  ['time runs back', 'order of facts', /time runs back/, change('FaultSet', () => ({ atMs: 0 }))],
  ['a step runs back', 'order of facts', /steps run back/, change('FaultSet', () => ({ step: 0 }))],
  [
    'a number is missing',
    'order of facts',
    /follows number/,
    (facts) => facts.filter((fact) => fact.seq !== 20),
  ],
  [
    'an effect before its cause',
    'order of facts',
    /is not earlier/,
    change('WorkStarted', ({ seq }) => ({ causeSeq: seq })),
  ],
  [
    'a fact out of nothing',
    'order of facts',
    /has no cause/,
    change('WorkStarted', () => ({ causeSeq: -1 })),
  ],

  [
    'a delete is not logged',
    'conservation',
    /shows .* the log leaves/,
    withhold('MessageDeleted', at('orders')),
  ],
  ['a send is not logged', 'conservation', /not in the queue/, withhold('MessageSent', at('orders'))],
  [
    'a message is stored that is not there at the end',
    'conservation',
    /shows/,
    add('MessageSent', () => ({ detail: { message: 99, delayMs: 5_000 } }), at('late')),
  ],
  ['a dead letter never arrives', 'conservation', /never arrived/, withhold('DeadLetterArrived')],
  [
    'a dead letter arrives elsewhere',
    'conservation',
    /nobody sent here/,
    change('DeadLetterArrived', () => ({ resource: 'late' })),
  ],
  [
    'another dead letter arrives',
    'conservation',
    /nobody sent here/,
    change('DeadLetterArrived', () => ({ detail: { message: 5 } })),
  ],
  ['an expired message goes twice', 'conservation', /not in the queue/, add('MessageExpired', () => ({}))],
  [
    'a delete of what was never there',
    'conservation',
    /not in the queue/,
    change('MessageDeleted', () => ({ detail: { message: 99 } }), at('orders')),
  ],
  [
    'a queue nobody made',
    'conservation',
    /not there/,
    change('MessageSent', () => ({ resource: 'elsewhere' }), at('orders')),
  ],

  [
    'somebody receives who did not ask',
    'invention',
    /did not ask/,
    change('MessageReceived', () => ({ detail: { by: 'shop' } }), at('orders')),
  ],
  [
    'a body changes on its way',
    'programs',
    /a body that nobody sent/,
    change(
      'ReplyDeparted',
      ({ detail }) => {
        const output = detail.output as { Messages: object[] };
        return {
          detail: { output: { Messages: output.Messages.map((message) => ({ ...message, Body: 'lies' })) } },
        };
      },
      answersWithMessages,
    ),
  ],
  [
    'a message is stored that nobody sent',
    'programs',
    /nobody asked to send/,
    change('MessageSent', () => ({ causeSeq: 0 }), at('orders')),
  ],
  [
    'a worker works on what it did not receive',
    'programs',
    /did not receive/,
    change('WorkStarted', () => ({ detail: { message: 3 } })),
  ],
  ['a worker begins again before it is done', 'programs', /still at/, withhold('WorkSucceeded')],
  ['the same work succeeds twice', 'programs', /succeeds twice/, add('WorkSucceeded', () => ({}))],
  ['work ends that had not begun', 'programs', /had not begun/, withhold('WorkStarted')],
  ['a producer sends what it did not make', 'programs', /never made/, withhold('MessageProduced')],

  [
    'a later message of a locked group goes out',
    'order',
    /is in flight/,
    add(
      'MessageReceived',
      () => ({
        detail: { message: 3, by: '', receiveCount: 1, timeoutMs: 10_000, untilMs: 10_000 },
        step: 1,
      }),
      at('lane.fifo'),
    ),
  ],
  [
    'a later message goes first',
    'order',
    /is visible/,
    change('MessageReceived', () => ({ detail: { message: 3 } }), at('lane.fifo')),
  ],
  [
    'a FIFO message has no group',
    'order',
    /without a group/,
    change('MessageSent', () => ({ detail: { group: undefined } }), at('lane.fifo')),
  ],

  [
    'a receive is not counted',
    'receive counts',
    /2 receives before this, the log of 1|log of 0/,
    change(
      'MessageReceived',
      () => ({ detail: { receiveCount: 3 } }),
      (fact) => fact.detail.receiveCount === 2,
    ),
  ],
  [
    'the count begins anew in the dead-letter queue',
    'receive counts',
    /arrives with 0/,
    change('DeadLetterArrived', () => ({ detail: { receiveCount: 0 } })),
  ],
  [
    'a move after the first receive',
    'dead letters',
    /after 1 of 2/,
    (facts) => withhold('MessageReceived', (fact) => fact.detail.receiveCount === 2)(facts),
  ],
  [
    'a move when nobody receives',
    'dead letters',
    /nobody was receiving/,
    (facts) =>
      facts.map((fact) =>
        fact.type === 'RequestDeparted' && asks('ReceiveMessage')(fact)
          ? { ...fact, detail: { ...fact.detail, arriveMs: Number.POSITIVE_INFINITY } }
          : fact,
      ),
  ],
  [
    'a move that no policy asked for',
    'dead letters',
    /no policy/,
    change('LinksChanged', () => ({ causeSeq: 1 })),
  ],
  [
    'a receive beyond the last one allowed',
    'dead letters',
    /received 3 times, 2 are allowed/,
    change('MessageDeadLettered', ({ atMs }) => ({
      type: 'MessageReceived',
      detail: { by: 'desk', receiveCount: 3, timeoutMs: 10_000, untilMs: atMs + 10_000 },
    })),
  ],
  [
    'a receive says another maximum',
    'dead letters',
    /says of 7/,
    change('MessageReceived', () => ({ detail: { maxReceiveCount: 7 } }), at('orders')),
  ],

  [
    'a message in flight has two owners',
    'one owner',
    /while it is in flight/,
    add('MessageReceived', ({ detail }) => ({ detail: { ...detail, receiveCount: 2 } }), at('orders')),
  ],
  [
    'a timeout runs out that does not run',
    'one owner',
    /VisibilityExpired, but it is visible/,
    add('VisibilityExpired', () => ({})),
  ],
  [
    'the visibility of a visible message changes',
    'one owner',
    /while it is visible/,
    (facts) => change('VisibilityChanged', () => ({ detail: { message: 3 } }))(facts),
  ],
  [
    'a message is deleted by an old handle',
    'one owner',
    /handle that is not of its last/,
    (facts) =>
      change(
        'RequestDeparted',
        () => ({ detail: { input: { ReceiptHandle: 'old' } } }),
        asks('DeleteMessage'),
      )(facts),
  ],

  [
    'a message is received before its delay is over',
    'timers',
    /DelayElapsed at/,
    change('DelayElapsed', () => ({ atMs: 4_000 })),
  ],
  [
    'a delay that nobody asked for',
    'timers',
    /were asked/,
    change('MessageSent', () => ({ detail: { delayMs: 7_000 } }), at('late')),
  ],
  [
    'a timeout comes early',
    'timers',
    /it was due at/,
    (facts) =>
      change(
        'MessageReceived',
        ({ detail }) => ({
          detail: { untilMs: (detail.untilMs as number) + 1, timeoutMs: (detail.timeoutMs as number) + 1 },
        }),
        about(6),
      )(facts),
  ],
  [
    'a receive hides for another time than asked',
    'timers',
    /were asked/,
    change(
      'MessageReceived',
      ({ detail }) => ({
        detail: { untilMs: (detail.untilMs as number) + 1, timeoutMs: (detail.timeoutMs as number) + 1 },
      }),
      about(5),
    ),
  ],
  [
    'a message outlives its timeout',
    'timers',
    /and still is/,
    withhold('VisibilityExpired', at('lane.fifo')),
  ],
  ['a message outlives its retention', 'timers', /older than its retention/, withhold('MessageExpired')],
  [
    'a message expires too early',
    'timers',
    /its retention of/,
    change(
      'ResourceCreated',
      ({ detail }) => ({
        detail: { settings: { ...(detail.settings as object), MessageRetentionPeriod: 61 } },
      }),
      at('late'),
    ),
  ],
  [
    'a message expires too late',
    'timers',
    /its retention of/,
    change(
      'ResourceCreated',
      ({ detail }) => ({
        detail: { settings: { ...(detail.settings as object), MessageRetentionPeriod: 59 } },
      }),
      at('late'),
    ),
  ],

  [
    'a duplicate is stored',
    'deduplication',
    /stored, though m2/,
    change('MessageDeduplicated', ({ detail }) => ({
      type: 'MessageSent',
      detail: { message: detail.message, group: 'g', delayMs: 0 },
    })),
  ],
  [
    'a new message is swallowed',
    'deduplication',
    /its id is new/,
    change('MessageSent', () => ({ type: 'MessageDeduplicated', detail: { original: 2 } }), about(3)),
  ],
  [
    'a duplicate of somebody else',
    'deduplication',
    /is that of m2/,
    change('MessageDeduplicated', () => ({ detail: { original: 3 } })),
  ],
  [
    'a duplicate in a standard queue',
    'deduplication',
    /knows no duplicates/,
    change('MessageSent', () => ({ type: 'MessageDeduplicated' }), at('orders')),
  ],

  [
    'a request is never answered',
    'calls',
    /has no outcome/,
    withhold('ReplyDeparted', answers('SendMessage')),
  ],
  ['a request is answered twice', 'calls', /was answered already/, add('ReplyDeparted', () => ({}))],
  [
    'a request is answered and lost',
    'calls',
    /was answered already and is lost/,
    add('ReplyDeparted', ({ detail }) => ({
      type: 'RequestLost',
      detail: { call: (detail.call as { id: number }).id },
    })),
  ],
  ['an answer to nobody', 'calls', /which nobody made/, withhold('RequestDeparted', asks('DeleteMessage'))],
  [
    'a caller gives up in time',
    'calls',
    /had time until|was answered in time/,
    add('ReplyDeparted', ({ detail }) => ({
      type: 'CallTimedOut',
      detail: { call: (detail.call as { id: number }).id },
    })),
  ],
  [
    'a caller gives up late',
    'calls',
    /had time until/,
    change('CallTimedOut', ({ atMs }) => ({ atMs: atMs + 1 })),
  ],
  [
    'somebody gives up who did not ask',
    'calls',
    /late gives up call .*, which it did not make/,
    change('CallTimedOut', () => ({ resource: 'late' })),
  ],
  ['a caller gives up twice', 'calls', /runs out of time twice/, add('CallTimedOut', () => ({}))],
  ['a caller waits for ever', 'calls', /should have run out of time/, withhold('CallTimedOut')],
  [
    'more messages than were asked for',
    'calls',
    /asked for 1 messages and got 2/,
    change(
      'ReplyDeparted',
      ({ detail }) => {
        const { Messages: messages } = detail.output as { Messages: object[] };
        return { detail: { output: { Messages: [...messages, ...messages] } } };
      },
      answersWithMessages,
    ),
  ],
  [
    'a batch that carries less than it says',
    'calls',
    /speaks of 2 messages and carries 1/,
    change('RequestDeparted', () => ({ detail: { origins: [5, 6] } }), asks('SendMessage')),
  ],
];

describe('the watchers', () => {
  test('have nothing against a sound log', () => {
    expect(judge(sound)).toEqual([]);
  });

  test.each(lies)('see that %s', (_lie, checker, words, plant) => {
    const findings = judge({ ...sound, facts: plant([...sound.facts]) });
    const said = findings.filter((finding) => finding.checker === checker).map(({ sentence }) => sentence);
    expect(said.join('\n'), JSON.stringify(findings.slice(0, 5))).toMatch(words);
  });

  test('see that a receive waits beside a message', () => {
    const world = testWorld().queue('q');
    world.send('q', 'a');
    const run = runOf(world);
    const view: QueueView = { ...world.view('q'), waitingPolls: 1 };
    expect(judge({ ...run, end: { ...run.end, queues: new Map([['q', view]]) } })).toEqual([
      { checker: 'long polls', seq: 4, sentence: 'q: a receive waits although a message can be had' },
    ]);
  });

  test('see that a counter is wrong, and a queue too many or too few', () => {
    const world = testWorld().queue('q');
    world.send('q', 'a');
    const run = runOf(world);
    const judgeEnd = (queues: [string, QueueView][]) =>
      judge({ ...run, end: { ...run.end, queues: new Map(queues) } }).map(({ sentence }) => sentence);
    const view = world.view('q');
    expect(judgeEnd([['q', { ...view, visibleCount: 2 }]])[0]).toMatch('q shows 2,0,0');
    expect(judgeEnd([])[0]).toMatch('not there at the end');
    expect(
      judgeEnd([
        ['q', view],
        ['r', view],
      ])[0],
    ).toMatch('not in the log');
  });

  test('do not mistake two copies of one story for a fault', () => {
    const world = testWorld().queue('q', { VisibilityTimeout: 5 });
    for (const delay of [0, 3])
      world.call('q', 'SendMessage', { MessageBody: 'a', DelaySeconds: delay }, [7]);
    const [first] = world.receive('q');
    world.advance('4s');
    world.receive('q');
    world.delete('q', first);
    world.advance('20s');
    expect(judge(runOf(world))).toEqual([]);
  });

  test('know that a policy set with SetQueueAttributes stays until its own wire changes', () => {
    const world = testWorld()
      .queue('q', { VisibilityTimeout: 1 })
      .queue('dead')
      .worker('w')
      .link('q', 'dead');
    const policy = { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:dead', maxReceiveCount: 1 };
    world.call('q', 'SetQueueAttributes', { Attributes: { RedrivePolicy: JSON.stringify(policy) } });
    world.disconnect('q', 'dead').link('q', 'w').disconnect('q', 'w');
    world.call('q', 'SetQueueAttributes', { Attributes: { RedrivePolicy: JSON.stringify(policy) } });
    world.link('q', 'w').disconnect('q', 'w');
    world.send('q', 'a');
    for (let polls = 0; polls < 2; polls++) {
      world.receive('q');
      world.advance('2s');
    }
    expect(world.facts('DeadLetterArrived')).toHaveLength(1);
    expect(judge(runOf(world))).toEqual([]);
  });
});
