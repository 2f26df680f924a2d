/** A part of one diagram comes into another: checked first, under free names, and with all that points into it. */
import type { Note, Position, Scenario } from '../../engine/index.ts';
import { simulation } from '../simulation/client.ts';
import { change } from './changeEdits.ts';
import { documents } from './document.ts';
import type { Excerpt } from './excerpt.ts';
import { freeLike, takenIds } from './idsForEdits.ts';
import { placeOf, withRenamed } from './referenceEdits.ts';
import { words } from './wordsOfEdits.ts';

/** The excerpt in a text of the clipboard, wholly checked; or why there is none, as a sentence. */
export async function readExcerpt(text: string): Promise<{ excerpt: Excerpt } | { problem: string }> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { problem: words.notAnExcerpt };
  }
  if (typeof document !== 'object' || document === null || !('version' in document)) {
    return { problem: words.notAnExcerpt };
  }
  const reading = await simulation.read(document);
  if ('scenario' in reading) {
    const { resources, notes } = reading.scenario;
    const isEmpty = resources.length + notes.length === 0;
    return isEmpty ? { problem: words.nothingInExcerpt } : { excerpt: reading.scenario };
  }
  const { path, sentence } = reading.problems[0] ?? { path: '', sentence: '' };
  return { problem: words.badExcerpt(path ? `${path}: ${sentence}` : sentence) };
}

export interface Pasted {
  scenario: Scenario;
  resources: readonly string[];
  notes: readonly string[];
}

const limits = { resources: 500, links: 2_000, notes: 200 } as const;

/** The document with the excerpt in it, moved by `shift`, under names that are free. */
export function pasted(scenario: Scenario, excerpt: Excerpt, shift: Position): Pasted | { problem: string } {
  for (const list of ['resources', 'links', 'notes'] as const) {
    if (scenario[list].length + excerpt[list].length > limits[list])
      return { problem: words.tooMuch(words[list], limits[list]) };
  }
  const taken = takenIds(scenario);
  const claim = (id: string): string => {
    const free = freeLike(id, taken);
    taken.add(free);
    return free;
  };
  const renamings = excerpt.resources.map((resource) => ({
    service: resource.service,
    from: resource.id,
    to: claim(resource.id),
    was: placeOf(resource, excerpt),
    // Without a place of its own it lives where this document does.
    is: placeOf(resource, scenario),
  }));
  const copy = withRenamed({ ...scenario, ...excerpt, script: [] }, renamings);
  const links = copy.links.map((link) => ({ ...link, id: claim(`${link.from}-${link.kind}-${link.to}`) }));
  const notes = excerpt.notes.map((note): Note => ({ ...note, ...moved(note, shift), id: claim(note.id) }));
  const layout = Object.entries(copy.layout).map(([id, at]) => [id, moved(at, shift)] as const);
  return {
    scenario: {
      ...scenario,
      resources: [...scenario.resources, ...copy.resources],
      links: [...scenario.links, ...links],
      notes: [...scenario.notes, ...notes],
      layout: { ...scenario.layout, ...Object.fromEntries(layout) },
    },
    resources: copy.resources.map(({ id }) => id),
    notes: notes.map(({ id }) => id),
  };
}

function moved({ x, y }: Position, shift: Position): Position {
  return { x: Math.round(x + shift.x), y: Math.round(y + shift.y) };
}

/** Puts a excerpt on the diagram, one step back for all of it. */
export function pasteExcerpt(
  excerpt: Excerpt,
  shift: Position,
): Omit<Pasted, 'scenario'> | { problem: string } {
  const result = pasted(documents.getState().scenario, excerpt, shift);
  if ('problem' in result) return result;
  void change(result.scenario);
  return result;
}
