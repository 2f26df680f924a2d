/** Lies for the watchers to find: a sound log, and one thing in it that is not so. */
import type { Fact } from '../kernel/log.ts';
import { judge, type Run } from './checkers.ts';
import { endOf } from './simulate.ts';
import type { TestWorld } from './testWorld.ts';

/**
 * The run of a world, as the watchers get it.
 * @param links those with which it began; those it has now unless given
 */
export function runOf(world: TestWorld, links = world.engine.links): Run {
  return { scenario: { links }, facts: world.facts(), end: endOf(world.engine) };
}

/** What one of the watchers has to say of a run, and of a run with a lie in it. */
export function said(run: Run, checker: string, plant: Lie = (facts) => facts): string {
  const findings = judge({ ...run, facts: plant([...run.facts]) });
  const own = findings.filter((finding) => finding.checker === checker);
  return own.map(({ sentence }) => sentence).join('\n');
}

/** The run, and a resource that shows something else at its end. */
export function showing(run: Run, id: string, patch: object): Run {
  const views = new Map(run.end.views).set(id, { ...run.end.views.get(id), ...patch });
  return { ...run, end: { ...run.end, views } };
}

/** The same log, with so many ms behind it in which nothing happened. */
export function idlingFor(ms: number, run: Run): Run {
  return { ...run, end: { ...run.end, nowMs: run.end.nowMs + ms } };
}

/** As if a wire had had other settings from the beginning. */
export function withSettings(run: Run, id: string, settings: object): Run {
  const links = run.scenario.links.map((link) =>
    link.id === id ? { ...link, settings: { ...link.settings, ...settings } } : link,
  );
  return { ...run, scenario: { links } };
}

export type Lie = (facts: Fact[]) => Fact[];

/** The first fact of a type, and of a kind when given. */
export function find(
  facts: readonly Fact[],
  type: string,
  where: (fact: Fact) => boolean = () => true,
): Fact {
  const fact = facts.find((candidate) => candidate.type === type && where(candidate));
  if (!fact) throw new Error(`the sound log has no ${type} of this kind`);
  return fact;
}

/** Another detail, time, cause or type for the first fact of a type. */
export function change(
  type: string,
  patch: (fact: Fact) => Partial<Omit<Fact, 'detail'>> & { detail?: object },
  where?: (fact: Fact) => boolean,
): Lie {
  return (facts) => {
    const { seq } = find(facts, type, where);
    return facts.map((fact) => {
      if (fact.seq !== seq) return fact;
      const { detail, ...rest } = patch(fact);
      return { ...fact, ...rest, detail: { ...fact.detail, ...detail } };
    });
  };
}

/** As if it had never been written; its number is taken by something without meaning. */
export function withhold(type: string, where?: (fact: Fact) => boolean): Lie {
  return change(type, () => ({ type: 'Nothing' }), where);
}

/** One fact more, right behind the first of a type. */
export function add(
  behind: string,
  make: (fact: Fact) => Partial<Fact>,
  where?: (fact: Fact) => boolean,
): Lie {
  return (facts) => {
    const place = find(facts, behind, where);
    const move = (seq: number) => (seq > place.seq ? seq + 1 : seq);
    const extra = { ...place, ...make(place), seq: place.seq + 1 };
    return facts.flatMap((fact) => {
      const moved = { ...fact, seq: move(fact.seq), causeSeq: move(fact.causeSeq) };
      return fact === place ? [moved, extra] : [moved];
    });
  };
}
