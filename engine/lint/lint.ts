/** Doubts about a diagram, from the scenario alone. */
import type { Scenario } from '../scenario/model.ts';
import type { LintFinding } from './findings.ts';

export function lint(scenario: Scenario): LintFinding[] {
  throw new Error(`Nobody has looked at ${scenario.name}.`);
}
