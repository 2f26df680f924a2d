/** The gallery: small diagrams that run, each with one idea. The diagrams are plain scenario files. */
import type { Scenario } from '../../engine/index.ts';
import { firstStory, type Story } from './firstStory.ts';
import badRecord from './stories/bad-record.json';
import coupling from './stories/coupling.json';
import deduplication from './stories/deduplication.json';
import delay from './stories/delay.json';
import endpointDown from './stories/endpoint-down.json';
import fanOut from './stories/fan-out.json';
import hotShard from './stories/hot-shard.json';
import lockedGroup from './stories/locked-group.json';
import poisonRecord from './stories/poison-record.json';
import polling from './stories/polling.json';
import replay from './stories/replay.json';
import splitOrder from './stories/split-order.json';
import transform from './stories/transform.json';
import upload from './stories/upload.json';
import visibility from './stories/visibility.json';
import whicheverFirst from './stories/whichever-first.json';

// The files are checked by a test against the scenario's own contract; the import sees only JSON.
const scenario = (file: unknown) => file as Scenario;

export const stories: readonly Story[] = [
  firstStory,
  {
    id: 'visibility',
    title: 'Visibility timeout too short',
    sentence:
      'The work takes 45 s, the timeout 30 s: a second worker gets the message while the first is still at it.',
    watchFor: 'Three effects by 105 s, and deletes that succeed without deleting.',
    scenario: scenario(visibility),
  },
  {
    id: 'deduplication',
    title: 'Deduplication window',
    sentence:
      'Two equal payments within five minutes: the second is answered with success and never delivered.',
    watchFor: 'The retry at 3 s is swallowed, as it should be. So is the new payment at 60 s.',
    scenario: scenario(deduplication),
  },
  {
    id: 'locked-group',
    title: 'Everyone behind Alice',
    sentence:
      'A FIFO queue hands out one group to one receiver at a time: a failing message holds up its own group only.',
    watchFor: 'alice is locked for as long as her second step is in flight; bob and carol go on.',
    scenario: scenario(lockedGroup),
  },
  {
    id: 'polling',
    title: 'Long against short polling',
    sentence: 'The same messages, two ways to ask: every three seconds, or once with patience.',
    watchFor:
      'asks-often polls again and again for nothing; waits has each message first, with far fewer requests.',
    scenario: scenario(polling),
  },
  {
    id: 'delay',
    title: 'Delay or visibility timeout',
    sentence: 'Delay hides a message after its send; the visibility timeout hides it after its receive.',
    watchFor: 'Above nothing can be received for 20 s. Below the first receive comes at once.',
    scenario: scenario(delay),
  },
  {
    id: 'coupling',
    title: 'Tight against loose coupling',
    sentence:
      'One shop calls shipping and waits for it; the other puts a message into a queue. Shipping is down from 15 s to 45 s.',
    watchFor:
      'Above every purchase fails, and soon shop-tight turns buyers away itself. Below nobody notices: the queue grows, and shrinks again.',
    scenario: scenario(coupling),
  },
  {
    id: 'fan-out',
    title: 'Fan-out with filters',
    sentence:
      'One publish, three subscriptions: each gets its own copy, or nothing, as its filter policy says.',
    watchFor:
      'The clause under a gate that turned a message away. archive has no policy and gets everything.',
    scenario: scenario(fanOut),
  },
  {
    id: 'endpoint-down',
    title: 'An endpoint is down',
    sentence:
      'Two HTTP endpoints answer 503 from 6 s to 96 s. SNS tries each delivery three more times, 20 s apart.',
    watchFor:
      'After the third retry the messages for audit are gone for good. Those for billing wait in billing-missed: its subscription has a dead-letter queue.',
    scenario: scenario(endpointDown),
  },
  {
    id: 'hot-shard',
    title: 'Hot shard',
    sentence:
      'Four shards could take 4,000 records a second, but three records in four have the same partition key.',
    watchFor:
      'One shard at its limit while three have time. Splitting it does not help: a key never spreads. Retried records come out of order, too.',
    scenario: scenario(hotShard),
  },
  {
    id: 'split-order',
    title: 'A split, with order kept and broken',
    sentence:
      'At 25 s the only shard is split. What it holds stays in it: two readers differ in whether they finish it first.',
    watchFor:
      'careful reads the parent to its end before its children. careless does not, and handles later records of a key before earlier ones.',
    scenario: scenario(splitOrder),
  },
  {
    id: 'replay',
    title: 'Two readers, and one reads again',
    sentence:
      'Both readers get every record, each at its own pace. At 40 s dashboard goes back to the start.',
    watchFor: 'Reading takes nothing away: the records are still there, and billing does not notice.',
    scenario: scenario(replay),
  },
  {
    id: 'whichever-first',
    title: 'Size or interval, whichever comes first',
    sentence:
      'Two Firehose streams with the same hints: 1 MiB or 60 s. One gets much, the other hardly anything.',
    watchFor:
      'busy flushes when its tank is full, every 17 s or so. quiet flushes a nearly empty tank when its minute is over.',
    scenario: scenario(whicheverFirst),
  },
  {
    id: 'transform',
    title: 'A transform that drops and fails',
    sentence:
      'Firehose has a function clean its records: most are Ok, some Dropped, some fail. Every one of them ends somewhere.',
    watchFor:
      'Failed records stand under processing-failed/ in the bucket, with the reason. Dropped ones are nowhere, and that counts as success.',
    scenario: scenario(transform),
  },
  {
    id: 'bad-record',
    title: 'One bad record in a batch',
    sentence: 'A function gets ten messages at once, and one of them is bad.',
    watchFor:
      'Above all ten come back, are worked on three times and end in the dead-letter queue. Below the function names the bad one, and only that one does.',
    scenario: scenario(badRecord),
  },
  {
    id: 'poison-record',
    title: 'A poison record blocks its shard',
    sentence: 'A stream keeps order: a record that always fails holds up every record behind it.',
    watchFor:
      'naive tries again and again while its iterator age grows. careful cuts the batch until m6 stands alone, gives it up, and goes on.',
    scenario: scenario(poisonRecord),
  },
  {
    id: 'upload',
    title: 'An upload, told to everybody',
    sentence:
      'A picture arrives in a bucket; the bucket tells a topic, and the topic tells a queue and a function.',
    watchFor: 'One upload, and two programs that know nothing of each other work on it.',
    scenario: scenario(upload),
  },
];
