/**
 * The outside watchers of a run. They see the log, the scenario and the queues' counters at the end, never the engine's
 * state: what they find wrong is wrong for whoever looks on.
 */
import { Access } from './checkers/access.ts';
import { Answers } from './checkers/answers.ts';
import { Buckets } from './checkers/buckets.ts';
import { Calls } from './checkers/calls.ts';
import { Deduplication } from './checkers/deduplication.ts';
import { DeliveryStreams } from './checkers/deliveryStreams.ts';
import { Events } from './checkers/events.ts';
import { Functions } from './checkers/functions.ts';
import { InForce } from './checkers/inForce.ts';
import { OrderOfFacts } from './checkers/order.ts';
import { Programs } from './checkers/programs.ts';
import { QueueMappings } from './checkers/queueMappings.ts';
import { Queues } from './checkers/queues.ts';
import { Readers } from './checkers/readers.ts';
import { Reports } from './checkers/reports.ts';
import { Services } from './checkers/services.ts';
import { Stage } from './checkers/stage.ts';
import { type Checker, type Finding, type Run, Story } from './checkers/story.ts';
import { StreamMappings } from './checkers/streamMappings.ts';
import { Streams } from './checkers/streams.ts';
import { Topics } from './checkers/topics.ts';
import { Troubles } from './checkers/troubles.ts';

export type { Finding, Run } from './checkers/story.ts';

/** Everything that must not be, in the order of the log; empty for a sound run. */
export function judge(run: Run): readonly Finding[] {
  const story = new Story(run);
  const inForce = new InForce(story);
  const stage = new Stage(story);
  const answers = new Answers();
  const functions = new Functions(story, stage, answers);
  const events = new Events(story, functions, answers);
  const troubles = new Troubles();
  const streams = new Streams(story, stage, troubles);
  const checkers: readonly Checker[] = [
    inForce,
    stage,
    answers,
    new OrderOfFacts(story),
    new Calls(story),
    new Queues(story, inForce),
    new Deduplication(story, inForce),
    new Programs(story),
    new Services(story, stage, answers),
    new Buckets(story, stage, answers),
    new Topics(story, stage, answers),
    new Access(story, stage),
    functions,
    events,
    new QueueMappings(story, stage, functions, events),
    new StreamMappings(story, stage, functions, events),
    new Reports(story, stage, answers),
    troubles,
    streams,
    new Readers(story, stage, answers, streams),
    new DeliveryStreams(story, stage, streams),
  ];
  for (const fact of story.facts) for (const checker of checkers) checker.see(fact);
  for (const checker of checkers) checker.finish?.();
  return story.findings.sort((a, b) => a.seq - b.seq);
}
