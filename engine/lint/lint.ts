/** Doubts about a diagram, from the scenario alone: what AWS would refuse, and what often surprises. */
import type { Scenario } from '../scenario/model.ts';
import * as fifo from './checks/fifo.ts';
import * as functions from './checks/functions.ts';
import * as queues from './checks/queues.ts';
import * as streams from './checks/streams.ts';
import * as topics from './checks/topics.ts';
import { Diagram } from './diagram.ts';
import type { LintFinding } from './findings.ts';

type Check = (diagram: Diagram) => LintFinding[];

/** Every check there is; what will fail before what is doubtful, then in this order. */
export const checks: readonly Check[] = [fifo, functions, queues, streams, topics].flatMap((family) =>
  Object.values(family),
);

/** @param scenario a whole one, as the reader gives it */
export function lint(scenario: Scenario): LintFinding[] {
  const diagram = new Diagram(scenario);
  const findings = checks.flatMap((check) => check(diagram));
  const isWrong = ({ severity }: LintFinding) => severity === 'wrong';
  return [...findings.filter(isWrong), ...findings.filter((finding) => !isWrong(finding))];
}
