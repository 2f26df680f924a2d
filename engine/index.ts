/** The only door for the page: the engine, what services look like, and the types that cross between them. */

export {
  bucketArn,
  deliveryStreamArn,
  functionArn,
  queueArn,
  streamArn,
  topicArn,
} from './aws/arn.ts';
export type { Exchange, ExchangeFate } from './aws/exchange.ts';
export { createEngine, type Engine, type EngineOptions } from './engine.ts';
export { type DatedFigure, datedFigureOf, datedFigures, figuresAsOf } from './facts/datedFigures.ts';
export type {
  ActResult,
  BugReport,
  EngineDoor,
  FaultSummary,
  Fork,
  Frame,
  JourneyLine,
  LoadResult,
  MessageCopy,
  MessageDetail,
  Move,
  Reached,
  StepBy,
  StoryLine,
} from './frames.ts';
export {
  markField,
  markNames,
  markStride,
  transitField,
  transitKind,
  transitStride,
} from './frames.ts';
export type { Face, FactWords } from './kernel/face.ts';
export type { Fact } from './kernel/log.ts';
export type {
  ContentsPage,
  ContentsRow,
  FaultKind,
  LinkRule,
  OpenedItem,
  Origin,
  Refusal,
} from './kernel/service.ts';
export {
  check,
  describe,
  type ObjectShape,
  type Shape,
  type Violation,
  withDefaults,
} from './kernel/shape.ts';
export type { Ledger, LedgerCounts, LedgerRow, TroubledMessage } from './ledger/contract.ts';
export { lateAfterMs, troubledMax } from './ledger/contract.ts';
export type { LintFinding, LintFix } from './lint/findings.ts';
export type { MeterLine, MeterReading } from './meter/contract.ts';
export type { MetricSeries } from './metrics/contract.ts';
export type { Command, CommandResult, ScenarioLink, ScenarioResource } from './protocol.ts';
export { withGrant, withoutGrant } from './scenario/grants.ts';
export type { Moment, Note } from './scenario/model.ts';
export {
  checkScenario,
  emptyScenario,
  type Position,
  type Problem,
  parseScenario,
  readScenario,
  type Scenario,
  ScenarioError,
  whyNotLink,
} from './scenario.ts';
export type { DeliveryStreamView, FlushedObject, TankView } from './services/firehose/contract.ts';
export { flushedMax } from './services/firehose/contract.ts';
export type { HttpThread, HttpView } from './services/http/contract.ts';
export { threadsMax } from './services/http/contract.ts';
export type { Bookmark, ShardView, StreamView, TapeRecord } from './services/kinesis/contract.ts';
export { shardsMax, tapeMax } from './services/kinesis/contract.ts';
export type {
  EnvironmentView,
  FunctionView,
  LifeBar,
  MappingLane,
  MappingView,
} from './services/lambda/contract.ts';
export { barsMax, environmentsMax } from './services/lambda/contract.ts';
export { notModelled } from './services/notModelled.ts';
export type { ProducerView } from './services/producer/contract.ts';
export type { ReaderShard, ReaderView } from './services/reader/contract.ts';
export { readerShardsMax } from './services/reader/contract.ts';
export type { BucketView, NotificationView, ObjectView } from './services/s3/contract.ts';
export { objectsMax, prefixesMax } from './services/s3/contract.ts';
export type { GateView, TopicView, WaitingRetry } from './services/sns/contract.ts';
export { gatesMax, retriesMax } from './services/sns/contract.ts';
export type { DeduplicationGhost, Lane, QueueView, Tile } from './services/sqs/contract.ts';
export { lanesMax, tilesMax } from './services/sqs/contract.ts';
export { type ServiceSummary, serviceSummaries, serviceSummary } from './services/summaries.ts';
export type { WorkerJob, WorkerRow, WorkerView } from './services/worker/contract.ts';
export type { Until } from './until.ts';
