/**
 * The saved document of a simulation: its types, its check, its migration. Diagram, lesson start, share link, file,
 * `simulate` and `bridge` all come in through here, and the engine itself trusts no other.
 *
 * `public/scenario.schema.json` says the same as a JSON Schema, for editors; what it cannot say (ids that are unique,
 * ends that exist, wires that are allowed) is said here alone.
 *
 * Versions: 1 is the present one. Documents of version 0, from before the first release, had `nodes` for `resources`,
 * `edges` for `links` and `type` for `service`; they are read as if they had been written today.
 */
import { withDefaults } from './kernel/shape.ts';
import { jsonFault } from './scenario/jsonFault.ts';
import { type Problem, type Scenario, ScenarioError, versionNow } from './scenario/model.ts';
import { type Reading, read } from './scenario/read.ts';
import { charactersMax, documentShape } from './scenario/shapes.ts';

export { checkLink, whyNotLink } from './scenario/links.ts';
export {
  type Position,
  type Problem,
  type Scenario,
  ScenarioError,
} from './scenario/model.ts';

/**
 * Reads a document of this or any older version, fills in what was left out, and checks every field of it. The value
 * itself is neither changed nor kept.
 *
 * @param value anything: what JSON gave, what a page kept. Never throws, whatever it is.
 * @returns a scenario that the engine accepts; or what is wrong, in the order of the document, at most 100 problems
 */
export function readScenario(value: unknown): Reading {
  return read(value, true);
}

/**
 * Reads a document from its text.
 *
 * @param text JSON, at most 4,194,304 UTF-16 units (4 MiB of ASCII); a byte order mark is passed over
 * @returns as `readScenario`; text that is not JSON is one problem with line and column
 */
export function parseScenario(text: string): Reading {
  if (text.length > charactersMax) {
    const sentence = `found ${text.length} characters, expected at most ${charactersMax} (4 MiB)`;
    return { problems: [{ path: '', sentence }] };
  }
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problems: [syntaxProblem(json)] };
  }
  return readScenario(value);
}

function syntaxProblem(text: string): Problem {
  const fault = jsonFault(text);
  if (!fault)
    return { path: '', sentence: 'found JSON that cannot be read here, expected a smaller document' };
  const { line, column, found, expected } = fault;
  return {
    path: '',
    sentence: `is not JSON: line ${line}, column ${column}: found ${found}, expected ${expected}`,
  };
}

/**
 * As `readScenario`, for whoever begins the resources at once and so hears the services' own refusals anyway.
 *
 * @throws ScenarioError with every problem found
 */
export function checkScenario(value: unknown): Scenario {
  const reading = read(value, false);
  if ('problems' in reading) throw new ScenarioError(reading.problems);
  return reading.scenario;
}

/** A new, empty canvas. */
export function emptyScenario(): Scenario {
  // From the contract's defaults alone: the page starts one without loading all that can be checked.
  return withDefaults({ version: versionNow, resources: [] }, documentShape) as Scenario;
}
