/** Which of the learner's faults are in force at a fact. */
import type { Fact } from '../../kernel/log.ts';
import type { FaultKind } from '../../kernel/service.ts';
import type { Checker } from './story.ts';

/** To be asked by other checkers, and told of every fact before them. */
export class Troubles implements Checker {
  private readonly faults = new Set<string>();

  /** @param on a resource or a wire */
  has(on: string, kind: FaultKind): boolean {
    return this.faults.has(`${kind} ${on}`);
  }

  see(fact: Fact): void {
    if (fact.type === 'FaultSet') {
      const { on, kind } = fact.detail.fault as { on: string; kind: FaultKind };
      this.faults.add(`${kind} ${on}`);
    } else if (fact.type === 'FaultHealed') this.faults.delete(`${fact.detail.kind} ${fact.detail.on}`);
    else if (fact.type === 'ResourceCreated')
      for (const name of this.faults) if (name.endsWith(` ${fact.resource}`)) this.faults.delete(name);
  }
}
