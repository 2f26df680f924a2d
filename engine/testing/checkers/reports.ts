/** What a function gives up is reported to its on-failure destination, where there is one; and the log says what became of that. */
import type { Fact } from '../../kernel/log.ts';
import { type Answers, arrivalTypes } from './answers.ts';
import type { Stage } from './stage.ts';
import { type Checker, callOf, type Story } from './story.ts';
import { Trail } from './trail.ts';

interface Report {
  functionId: string;
  seq: number;
  to: string;
  callId: number | undefined;
  isEnded: boolean;
}

export class Reports implements Checker {
  private readonly reports = new Set<Report>();
  private readonly trail = new Trail<Report>(({ tag }) => tag === 'notified');

  constructor(
    private readonly story: Story,
    private readonly stage: Stage,
    private readonly answers: Answers,
  ) {}

  see(fact: Fact): void {
    this.trail.see(fact);
    if (fact.service !== 'lambda') return;
    if (fact.type === 'ResourceRemoved') this.forget(fact.resource);
    else if (fact.type === 'EventGivenUp' || fact.type === 'BatchGivenUp') this.expect(fact);
    else if (fact.type === 'RequestDeparted' && callOf(fact).tag === 'notified') this.send(fact);
    else if (fact.type === 'DestinationNotified') this.end(fact, true);
    else if (fact.type === 'DestinationRefused') this.end(fact, false);
  }

  private say(fact: Fact, sentence: string): void {
    this.story.report('reports', fact.seq, `${fact.resource}: ${sentence}`);
  }

  private forget(id: string): void {
    for (const report of this.reports) if (report.functionId === id) this.reports.delete(report);
  }

  private expect(fact: Fact): void {
    const { ending, to } = fact.detail;
    const [wire] = this.stage.wiresFrom(fact.resource, 'onFailure');
    if (ending !== (wire ? 'told' : 'lost') || to !== wire?.to)
      this.say(fact, `says ${ending} (${to}), and the destination is ${wire?.to}`);
    if (ending !== 'told') return;
    const nothing = { callId: undefined, isEnded: false };
    const report: Report = { functionId: fact.resource, seq: fact.seq, to: to as string, ...nothing };
    this.reports.add(report);
    this.trail.mark(fact, report);
  }

  private send(fact: Fact): void {
    const call = callOf(fact);
    const report = this.trail.of(fact);
    if (!report || report.callId !== undefined || report.to !== call.to)
      return this.say(fact, `reports to ${call.to} what was not given up`);
    report.callId = call.id;
    this.trail.adopt(call, report);
  }

  private end(fact: Fact, isNotified: boolean): void {
    const report = this.trail.of(fact);
    if (!report || report.isEnded || report.callId === undefined)
      return this.say(fact, 'tells of a report that was not under way');
    const { callId, to } = report;
    report.isEnded = true;
    if (this.answers.isSuccess(callId) !== isNotified)
      this.say(fact, `says ${fact.type}, and ${to} answered otherwise`);
    const types = arrivalTypes[this.stage.service(to) ?? ''] ?? [];
    if (isNotified && this.stage.service(to) && !this.answers.isTaken(callId, types))
      this.say(fact, `${to} is said to have the report, and it never arrived`);
  }

  finish(): void {
    for (const { functionId, seq, to, callId, isEnded } of this.reports) {
      if (isEnded || (callId !== undefined && this.answers.knownMs(callId) >= this.story.run.end.nowMs))
        continue;
      this.story.report('reports', seq, `${functionId}: nobody says what became of the report to ${to}`);
    }
  }
}
