/** The way of a document from an unknown value to a scenario: plain data, present version, and every field checked. */
import type { LinkEnd } from '../kernel/service.ts';
import { check, withDefaults } from '../kernel/shape.ts';
import type { ScenarioLink, ScenarioResource } from '../protocol.ts';
import { linkEndOf } from './cast.ts';
import { inDocument, ruleProblem, settingsProblems } from './links.ts';
import { migrate } from './migrate.ts';
import type { Problem, Scenario } from './model.ts';
import { plainCopy } from './plain.ts';
import { resourceProblems } from './resources.ts';
import { scriptProblems } from './script.ts';
import { documentShape, linkShape } from './shapes.ts';
import { refusedResources } from './trial.ts';
import { asProblem, unlike } from './words.ts';

export type Reading = { scenario: Scenario } | { problems: readonly Problem[] };

const problemsMax = 100;

/** @param asksServices whether the services' own refusals are looked for, too; whoever begins the resources hears them anyway */
export function read(value: unknown, asksServices: boolean): Reading {
  const copied = plainCopy(value);
  if ('problem' in copied) return { problems: [copied.problem] };
  if (!isObject(copied.value))
    return { problems: [unlike('', copied.value, 'an object: a scenario of Inflight')] };
  const migrated = migrate(copied.value);
  if ('problem' in migrated) return { problems: [migrated.problem] };
  const document = migrated.document;
  const problems = check(document, documentShape).map(asProblem);
  const { resources, links, script, notes } = document;
  if ([resources, links, script].every((list) => list === undefined || isShort(list, problems))) {
    const ids = new Map<string, string>();
    problems.push(...castProblems(listOf(resources), listOf(links), listOf(script), ids, asksServices));
    problems.push(...listOf(notes).flatMap((note, index) => takenId(note, `notes[${index}]`, ids)));
  }
  return problems.length > 0 ? { problems: firstOf(problems) } : { scenario: complete(document) };
}

/** A list that is none, or is too long, has its problem already; there is no telling what belongs together. */
function isShort(list: unknown, problems: readonly Problem[]): boolean {
  return Array.isArray(list) && !problems.some(({ path }) => ['resources', 'links', 'script'].includes(path));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Checks who is in the document, how they are wired, and what happens to them.
 * @param ids where each id stands; those of the cast are added
 */
function castProblems(
  resources: readonly unknown[],
  links: readonly unknown[],
  script: readonly unknown[],
  ids: Map<string, string>,
  asksServices: boolean,
): Problem[] {
  const sound: { resource: ScenarioResource; path: string }[] = [];
  const problems: Problem[] = [];
  resources.forEach((resource, index) => {
    const path = `resources[${index}]`;
    const found = [...resourceProblems(resource, path), ...takenId(resource, path, ids)];
    problems.push(...found);
    if (found.length === 0) sound.push({ resource: resource as ScenarioResource, path });
  });
  if (asksServices) problems.push(...refusedResources(sound));
  const cast = sound.map(({ resource }) => resource);
  const wiring = linkProblems(links, cast, ids);
  const soundIds = new Set([...cast, ...wiring.sound].map(({ id }) => id));
  const unsound = [...ids.keys()].filter((id) => !soundIds.has(id));
  return [...problems, ...wiring.problems, ...scriptProblems(script, cast, wiring.sound, unsound)];
}

/** @param ids where each id stands; that of the part is added */
function takenId(part: unknown, path: string, ids: Map<string, string>): Problem[] {
  const id = isObject(part) ? part.id : undefined;
  if (typeof id !== 'string') return [];
  const other = ids.get(id);
  if (other === undefined) ids.set(id, path);
  return other === undefined ? [] : [unlike(`${path}.id`, id, `an id of its own: ${other} has this one`)];
}

function linkProblems(
  links: readonly unknown[],
  resources: readonly ScenarioResource[],
  ids: Map<string, string>,
): { sound: ScenarioLink[]; problems: Problem[] } {
  const ends = new Map(resources.map((resource) => [resource.id, linkEndOf(resource)]));
  const known = new Set(ids.keys());
  const sound: ScenarioLink[] = [];
  const problems: Problem[] = [];
  links.forEach((value, index) => {
    const path = `links[${index}]`;
    const found = [...check(value, linkShape, path).map(asProblem), ...takenId(value, path, ids)];
    if (found.length === 0)
      found.push(...inDocument(path, endProblems(value as ScenarioLink, ends, known, sound)));
    problems.push(...found);
    if (found.length === 0) sound.push(value as ScenarioLink);
  });
  return { sound, problems };
}

function endProblems(
  link: ScenarioLink,
  ends: ReadonlyMap<string, LinkEnd>,
  known: ReadonlySet<string>,
  others: readonly ScenarioLink[],
): Problem[] {
  const missing = (['from', 'to'] as const).filter((side) => !known.has(link[side]));
  if (missing.length > 0) {
    return missing.map((side) => unlike(side, link[side], 'the id of a resource of this scenario'));
  }
  const from = ends.get(link.from);
  const to = ends.get(link.to);
  // An end that is not sound has its own problem already.
  if (!from || !to) return [];
  const problem = ruleProblem(link, from, to, others);
  return problem ? [problem] : settingsProblems(link, from.service);
}

function firstOf(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= problemsMax) return problems;
  const sentence = `has ${problems.length - problemsMax} more problems; these are the first ${problemsMax}`;
  return [...problems.slice(0, problemsMax), { path: '', sentence }];
}

/** The document with what was left out. Lists are its own, never those of the contract's defaults. */
function complete(document: Record<string, unknown>): Scenario {
  const { $schema: _, ...whole } = withDefaults(document, documentShape) as Scenario & { $schema?: string };
  return {
    ...whole,
    resources: [...whole.resources],
    links: [...whole.links],
    script: [...whole.script],
    layout: { ...whole.layout },
    notes: [...whole.notes],
    moments: [...whole.moments],
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
