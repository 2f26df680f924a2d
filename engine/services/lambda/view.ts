/** What the portrait draws. */
import type { Link } from '../../kernel/service.ts';
import type { ShardCursor } from '../../programs/shardReading.ts';
import {
  type EnvironmentView,
  environmentsMax,
  type FunctionView,
  lanesMax,
  type MappingLane,
  type MappingView,
} from './contract.ts';
import { concurrencyMax } from './limits.ts';
import {
  concurrencyOf,
  type Environment,
  type FunctionState,
  type Lane,
  type MappingTotals,
  type QueueMapping,
  queueSettings,
  type StreamMapping,
  streamSettings,
} from './model.ts';
import { busyCount } from './rules/environments.ts';
import { isIdle, lanesOf } from './rules/lanes.ts';
import { batchesMax, batchingOf } from './rules/queuePolling.ts';

export function view(state: FunctionState): FunctionView {
  const { settings } = state;
  const events = countEvents(state);
  return {
    kind: 'lambda',
    arn: state.arn,
    timeoutSeconds: settings.Timeout,
    concurrency: busyCount(state),
    concurrencyMax: concurrencyOf(settings, concurrencyMax),
    isReserved: settings.ReservedConcurrentExecutions !== undefined,
    environments: environmentsOf(state),
    environmentCount: state.environments.size,
    busyCount: busyCount(state),
    mappings: mappingsOf(state),
    queuedEvents: events.queued,
    retryingEvents: events.retrying,
    ...(state.destination ? { onFailure: state.destination.id } : {}),
    invocationsTotal: state.invocationsTotal,
    coldStartsTotal: state.coldStartsTotal,
    errorsTotal: state.errorsTotal,
    timeoutsTotal: state.timeoutsTotal,
    throttlesTotal: state.throttlesTotal,
    billedMs: state.billedMs,
    effectsOnce: state.effectsOnce,
    effectsTotal: state.effectsTotal,
    duplicateEffects: state.duplicateEffects,
    ...(state.lastError ? { lastError: state.lastError } : {}),
  };
}

/** Busy ones first, then the youngest. */
function environmentsOf(state: FunctionState): EnvironmentView[] {
  const busy: EnvironmentView[] = [];
  const idle: EnvironmentView[] = [];
  state.environments.scan((environment, slot) => {
    if (environment.state !== 'idle') busy.push(environmentView(environment, slot));
    else {
      idle.push(environmentView(environment, slot));
      if (idle.length > environmentsMax) idle.shift();
    }
    return busy.length < environmentsMax;
  });
  return [...busy, ...idle.reverse()].slice(0, environmentsMax);
}

function environmentView(environment: Readonly<Environment>, slot: number): EnvironmentView {
  const { state, bornMs, goesAtMs, bars } = environment;
  return { number: slot + 1, state, bornMs, ...(goesAtMs === undefined ? {} : { goesAtMs }), bars };
}

function countEvents(state: FunctionState): { queued: number; retrying: number } {
  let retrying = 0;
  state.events.scan((event) => {
    if (event.state === 'retrying') retrying++;
    return true;
  });
  return { queued: state.events.size, retrying };
}

/** Those from queues, then those from streams, each in the order in which they were wired. */
function mappingsOf(state: FunctionState): MappingView[] {
  const views: MappingView[] = [];
  state.queues.scan((mapping) => {
    views.push(queueView(mapping));
    return true;
  });
  state.streams.scan((mapping) => {
    views.push(streamView(state, mapping));
    return true;
  });
  return views;
}

function queueView(mapping: Readonly<QueueMapping>): MappingView {
  const { link, busyBatches, gathered, gathersUntilMs } = mapping;
  const { ReportBatchItemFailures: reportsFailures, MaximumConcurrency: maximumConcurrency } =
    queueSettings(link);
  const { size, windowMs } = batchingOf(mapping);
  return {
    ...common(link, mapping),
    sourceService: 'sqs',
    batchSize: size,
    windowSeconds: windowMs / 1000,
    reportsFailures,
    pollers: batchesMax(mapping),
    busyBatches,
    ...(maximumConcurrency === undefined ? {} : { maximumConcurrency }),
    gathered: gathered.length,
    ...(gathersUntilMs === undefined ? {} : { gathersUntilMs }),
    lanes: [],
    laneCount: 0,
  };
}

function streamView(state: FunctionState, mapping: Readonly<StreamMapping>): MappingView {
  const { link } = mapping;
  const settings = streamSettings(link);
  const lanes = shardLanes(state, link);
  return {
    ...common(link, mapping),
    sourceService: 'kinesis',
    batchSize: settings.BatchSize,
    windowSeconds: settings.MaximumBatchingWindowInSeconds,
    reportsFailures: settings.ReportBatchItemFailures,
    pollers: lanes.pollers,
    busyBatches: lanes.busy,
    gathered: lanes.gathered,
    lanes: [...lanes.active, ...lanes.quiet].slice(0, lanesMax),
    laneCount: lanes.active.length + lanes.quiet.length,
  };
}

function common(link: Link, totals: Readonly<MappingTotals>) {
  const { takenTotal, doneTotal, failedTotal, throttledTotal, bisectedTotal, givenUpTotal } = totals;
  return {
    link: link.id,
    source: link.from,
    takenTotal,
    doneTotal,
    failedTotal,
    throttledTotal,
    bisectedTotal,
    givenUpTotal,
  };
}

interface ShardLanes {
  /** Shards with something to come, and those that are done. */
  active: MappingLane[];
  quiet: MappingLane[];
  pollers: number;
  busy: number;
  gathered: number;
}

function shardLanes(state: FunctionState, link: Link): ShardLanes {
  const found: ShardLanes = { active: [], quiet: [], pollers: 0, busy: 0, gathered: 0 };
  state.cursors.scan((cursor, slot) => {
    if (cursor.link !== link.id || cursor.isSkipped) return true;
    if (!['waitsForParent', 'done'].includes(cursor.state)) found.pollers++;
    const lanes = lanesOf(state, slot).map((lane) => state.lanes.get(lane) as Lane);
    const list = cursor.state === 'done' ? found.quiet : found.active;
    // Before its first records a shard has no lanes yet; it is one all the same.
    if (lanes.length === 0) list.push(laneView(cursor, undefined, 1));
    for (const lane of lanes) {
      list.push(laneView(cursor, lane, lanes.length));
      if (lane.batch) found.busy++;
      found.gathered += lane.waiting.length;
    }
    return true;
  });
  return found;
}

function laneView(
  cursor: Readonly<ShardCursor>,
  lane: Readonly<Lane> | undefined,
  laneCount: number,
): MappingLane {
  const first = lane?.batch?.items[0] ?? lane?.waiting[0];
  return {
    shard: cursor.shardId,
    index: cursor.index,
    ...(lane && laneCount > 1 ? { lane: lane.place } : {}),
    state: laneState(cursor, lane),
    records: (lane?.batch?.items ?? lane?.waiting ?? []).length,
    attempt: Math.max(1, lane?.batch?.invokeCount ?? 1),
    ...(first ? { origin: first.origin } : {}),
    ...(lane?.untilMs === undefined ? {} : { untilMs: lane.untilMs }),
    ageMs: lane?.ageMs ?? 0,
  };
}

function laneState({ state }: Readonly<ShardCursor>, lane: Readonly<Lane> | undefined): MappingLane['state'] {
  if (state === 'waitsForParent' || state === 'done') return state;
  if (lane?.state === 'blocked' || lane?.state === 'invoking') return lane.state;
  return lane && !isIdle(lane) ? 'gathering' : 'reading';
}
