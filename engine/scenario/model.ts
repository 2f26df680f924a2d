/** What a scenario is, and what is said of a document that is none. */
import type { Command, ScenarioLink, ScenarioResource } from '../protocol.ts';

/** The version this Inflight writes, and the newest it reads. */
export const versionNow = 1;

export interface Position {
  x: number;
  y: number;
}

/** Words on the diagram, or a frame around some of it, px. The engine does not look at them. */
export interface Note {
  id: string;
  kind: 'note' | 'frame';
  /** At most 2,000 characters; a frame's is its title. */
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A moment of the run that somebody wants to come back to. */
export interface Moment {
  name: string;
  /** Virtual ms from the start. */
  atMs: number;
}

/** An act that happens by itself. */
interface ScriptEntry {
  /** Virtual seconds from the start, from 0; fractions allowed. Entries need not be in order of time. */
  atSeconds: number;
  command: Command;
}

/**
 * A whole simulation as one JSON document: diagram, lesson start, share link and file are all this.
 *
 * ```json
 * { "version": 1,
 *   "resources": [
 *     { "id": "shop", "service": "producer" },
 *     { "id": "orders", "service": "sqs", "settings": { "VisibilityTimeout": 30 } },
 *     { "id": "billing", "service": "worker" } ],
 *   "links": [
 *     { "id": "l1", "from": "shop", "to": "orders", "kind": "send" },
 *     { "id": "l2", "from": "orders", "to": "billing", "kind": "poll" } ] }
 * ```
 *
 * Only `version` and `resources` must be there. Links are drawn in the direction in which messages flow.
 */
export interface Scenario {
  version: typeof versionNow;
  /** "Untitled" unless given. */
  name: string;
  /** Whole number from 0 to 4,294,967,295; 1 unless given. */
  seed: number;
  /** Default account, twelve digits; "123456789012" unless given. A resource may name its own. */
  account: string;
  /** "us-east-1" unless given. A resource may name its own. */
  region: string;
  /** One way between two resources, ms; 5 unless given. */
  latencyMs: number;
  /** Playback speed: 1, which holds unless given, is real time. The engine does not look at it. */
  speed: number;
  /** At most 500. Settings stand as they were written: defaults are the services' to fill in. */
  resources: ScenarioResource[];
  /** At most 2,000. */
  links: ScenarioLink[];
  /** At most 10,000. */
  script: ScriptEntry[];
  /** Where the canvas draws what, by id. The engine does not look at it; ids that are not in use do no harm. */
  layout: Record<string, Position>;
  /** At most 200. */
  notes: Note[];
  /** At most 100, in order of time. */
  moments: Moment[];
}

/** One thing that is wrong with a document. */
export interface Problem {
  /** "resources[2].settings.VisibilityTimeout"; "" is the document itself. */
  path: string;
  /** What was found, and what was expected: "found 99999, expected a whole number from 0 to 43200". */
  sentence: string;
}

/** A document that is not a scenario. Nothing of it was loaded. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ path, sentence }) => `${path || 'the document'}: ${sentence}`).join('\n'));
  }
}
