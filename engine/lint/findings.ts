/** What lint says of a diagram. */
import type { Scenario } from '../scenario/model.ts';

export interface LintFinding {
  /** Kebab-case name of the check: "visibility-below-function-timeout". */
  check: string;
  /** Rule in facts.md that it rests on: "SQS-40". */
  rule: string;
  /** "wrong" will fail, "doubtful" often surprises. */
  severity: 'wrong' | 'doubtful';
  /** One sentence: what is so, and what follows. */
  sentence: string;
  /** Ids of resources and links it is about, the first one chiefly. */
  on: readonly string[];
  /** A change that mends it, when there is one that is safe to make. */
  fix?: LintFix;
}

export interface LintFix {
  /** "Set VisibilityTimeout to 180 s". */
  verb: string;
  /** The whole scenario after the change. */
  scenario: Scenario;
}
