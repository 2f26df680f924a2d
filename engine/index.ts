/** The only door for the page: the engine, what services look like, and the types that cross between them. */
export { createEngine, type Engine, type EngineOptions } from './engine.ts';
export type {
  BugReport,
  EngineDoor,
  FaultSummary,
  Frame,
  LoadResult,
  MessageDetail,
  Move,
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
export type { ContentsPage, ContentsRow, FaultKind, LinkRule, Origin, Refusal } from './kernel/service.ts';
export {
  check,
  describe,
  type ObjectShape,
  type Shape,
  type Violation,
  withDefaults,
} from './kernel/shape.ts';
export type { Command, CommandResult, ScenarioLink, ScenarioResource } from './protocol.ts';
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
export type { ProducerView } from './services/producer/contract.ts';
export type { DeduplicationGhost, Lane, QueueView, Tile } from './services/sqs/contract.ts';
export { lanesMax, tilesMax } from './services/sqs/contract.ts';
export { type ServiceSummary, serviceSummaries, serviceSummary } from './services/summaries.ts';
export type { WorkerJob, WorkerRow, WorkerView } from './services/worker/contract.ts';
