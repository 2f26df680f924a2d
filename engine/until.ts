/** Conditions that end playing, in the learner's words: "run until a message is delivered twice". */

export type Until =
  /** Any consumer gets a message that it, or another of the same queue, was given before. */
  | { kind: 'deliveredTwice' }
  /** A message reaches a dead-letter queue; `resource` names one, otherwise any. */
  | { kind: 'deadLettered'; resource?: string }
  /** A service refuses because a limit is used up. */
  | { kind: 'throttled'; resource?: string }
  /** A message is lost for good. */
  | { kind: 'lost' }
  /** A queue holds no message: none visible, in flight or delayed. It has to hold one first. */
  | { kind: 'empty'; resource: string }
  | { kind: 'deleted'; origin: number }
  /** The next thing that happens to a message. */
  | { kind: 'touched'; origin: number }
  /** A reader of a stream lags behind by more than so long, virtual ms. */
  | { kind: 'iteratorAge'; resource: string; overMs: number }
  /** A pause point: a message or a call arrives at a resource. */
  | { kind: 'arrives'; resource: string }
  /** Virtual time. */
  | { kind: 'time'; atMs: number };
