/** Another name for a resource. To the run it is a removal and a creation: it cannot rename. */
import type { Scenario } from '../../engine/index.ts';
import { simulation } from '../simulation/client.ts';
import { change } from './changeEdits.ts';
import { documents } from './document.ts';
import { takenIds } from './idsForEdits.ts';
import { placeOf, withRenamed } from './referenceEdits.ts';
import { words } from './wordsOfEdits.ts';

/** The document in which a resource has another name, and all that spoke of it follows. */
export function renamed(scenario: Scenario, id: string, name: string): Scenario {
  const resource = scenario.resources.find((one) => one.id === id);
  if (!resource || name === id) return scenario;
  const place = placeOf(resource, scenario);
  return withRenamed(scenario, [{ service: resource.service, from: id, to: name, was: place, is: place }]);
}

/**
 * Gives a resource another name, everywhere.
 * @returns why it cannot have it, in the service's own sentence where the service says no
 */
export async function renameResource(id: string, name: string): Promise<string | undefined> {
  if (name === id) return undefined;
  const problem = await nameProblem(id, name);
  // Read again: the document may have changed while the service was asked.
  return problem ?? change(renamed(documents.getState().scenario, id, name));
}

async function nameProblem(id: string, name: string): Promise<string | undefined> {
  const { scenario } = documents.getState();
  const resource = scenario.resources.find((one) => one.id === id);
  if (!resource) return words.gone(id);
  if (name === '') return words.noName;
  if (takenIds(scenario).has(name)) return words.nameTaken(name);
  const { version, account, region } = scenario;
  const alone = { version, account, region, resources: [{ ...resource, id: name }] };
  const reading = await simulation.read(alone);
  return 'problems' in reading ? reading.problems[0]?.sentence : undefined;
}

/** Whether the script speaks of a resource: then another name for it is another run. */
export function isInScript(scenario: Scenario, id: string): boolean {
  const { script } = renamed(scenario, id, `${id} `);
  return JSON.stringify(script) !== JSON.stringify(scenario.script);
}
