/** What the outside tells the engine and hears from it. Types only. */
import type { FaultKind, Refusal } from './kernel/service.ts';

/** A resource of a scenario. */
export interface ScenarioResource {
  id: string;
  /** Folder name of its service: "sqs", "producer", "worker". */
  service: string;
  /** Under the service's own attribute names; absent ones have the service's defaults. */
  settings?: Record<string, unknown>;
  account?: string;
  region?: string;
}

export interface ScenarioLink {
  id: string;
  from: string;
  to: string;
  kind: string;
  settings?: Record<string, unknown>;
}

/** An act of the learner or of a scenario's script, imperative. */
export type Command =
  /** Asks a resource for one of its actions, in the learner's name, without a road: it happens now. */
  | { type: 'call'; to: string; action: string; input: unknown; origins?: readonly number[] }
  /** Asks an account for something: CreateQueue. */
  | { type: 'accountCall'; service: string; action: string; input: unknown }
  /** Sets a fault on a resource or a link; it heals after `forSeconds` when given. */
  | {
      type: 'setFault';
      on: string;
      kind: FaultKind;
      rate?: number;
      extraMs?: number;
      factor?: number;
      forSeconds?: number;
    }
  | { type: 'heal'; on: string; kind: FaultKind }
  | { type: 'create'; resource: ScenarioResource }
  | { type: 'remove'; id: string }
  /** The settings a resource shall have from now on, whole. */
  | { type: 'configure'; id: string; settings: Record<string, unknown> }
  | { type: 'connect'; link: ScenarioLink }
  | { type: 'disconnect'; id: string }
  | { type: 'configureLink'; id: string; settings: Record<string, unknown> };

/** What became of a command. */
export interface CommandResult {
  /** What a call gave back. */
  output?: unknown;
  /** The service said no. Nothing has changed. */
  refusal?: Refusal;
  /** The engine's own door said no (no such resource, no such fault here), as a sentence. Nothing has changed. */
  problem?: string;
  /** Facts of an earlier future that this act replaced; 0 when nothing was. */
  factsDropped: number;
}

/** A command and when it was given: what a replay needs. */
export interface CommandEntry {
  command: Command;
  /** Virtual time, ms. */
  atMs: number;
  /** Wake-ups handled before it. */
  step: number;
}
