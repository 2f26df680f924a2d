/** Every change to the document, undo and redo included. Each goes to the run as well; what the run refuses is taken back. */
import {
  emptyScenario,
  type Position,
  type Scenario,
  type ScenarioLink,
  type ScenarioResource,
  serviceSummary,
  whyNotLink,
  withGrant,
  withoutGrant,
} from '../../engine/index.ts';
import { lookAtNothing } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { words } from '../words.ts';
import { type DocumentState, documents, newId } from './document.ts';
import { emptyHistory, type History, recorded, redone, undone } from './history.ts';
import { changeRun, startRun } from './running.ts';

type Settings = Record<string, unknown>;

let history: History = emptyHistory;

/** Puts a new resource on the diagram; its id. `startId` is one of the face's starts. */
export function addResource(serviceId: string, startId: string, position: Position): string {
  const summary = serviceSummary(serviceId);
  const start = summary?.face.starts.find(({ id }) => id === startId) ?? summary?.face.starts[0];
  if (!start) return '';
  const { scenario } = documents.getState();
  const id = freeId(start.baseName, start.nameSuffix ?? '', scenario);
  const resource: ScenarioResource = { id, service: serviceId, settings: { ...start.settings } };
  void change({
    ...scenario,
    resources: [...scenario.resources, resource],
    layout: { ...scenario.layout, [id]: position },
  });
  return id;
}

/** Joins two resources by the first kind of wire that may be, or by the kind given. */
export function connect(from: string, to: string, kind?: string): { linkId: string } | { problem: string } {
  const { scenario } = documents.getState();
  const answer = whyNotLink(scenario, from, to, kind);
  if ('problem' in answer) return answer;
  const fitting = answer.kinds[0]!;
  const id = firstFree(`${from}-${fitting}-${to}`, '', new Set(scenario.links.map((link) => link.id)));
  const link: ScenarioLink = { id, from, to, kind: fitting };
  const allowed = withGrant(scenario, link);
  if (allowed !== scenario) announceGrant(link);
  void change({ ...allowed, links: [...scenario.links, link] });
  return { linkId: id };
}

/** Takes resources away with all their links, and links. */
export function removeItems(resourceIds: readonly string[], linkIds: readonly string[]): void {
  const { scenario } = documents.getState();
  const gone = new Set(resourceIds);
  const cut = new Set(linkIds);
  const layout = Object.fromEntries(Object.entries(scenario.layout).filter(([id]) => !gone.has(id)));
  const isGone = ({ id, from, to }: ScenarioLink) => cut.has(id) || gone.has(from) || gone.has(to);
  const left = { ...scenario, links: scenario.links.filter((link) => !isGone(link)) };
  const { resources } = scenario.links.filter(isGone).reduce(withoutGrant, left);
  void change({ ...left, resources: resources.filter(({ id }) => !gone.has(id)), layout });
}

/** The settings a resource shall have, whole. The service's refusal as a sentence; then they are what they were. */
export function setSettings(id: string, settings: Settings): Promise<string | undefined> {
  const { scenario } = documents.getState();
  return change({ ...scenario, resources: withSettings(scenario.resources, id, settings) }, `settings ${id}`);
}

export function setLinkSettings(id: string, settings: Settings): Promise<string | undefined> {
  const { scenario } = documents.getState();
  return change({ ...scenario, links: withSettings(scenario.links, id, settings) }, `settings ${id}`);
}

function withSettings<T extends ScenarioResource | ScenarioLink>(
  items: readonly T[],
  id: string,
  settings: Settings,
): T[] {
  return items.map((item) => (item.id === id ? { ...item, settings } : item));
}

export function moveNodes(positions: Readonly<Record<string, Position>>): void {
  const { scenario } = documents.getState();
  void change(
    { ...scenario, layout: { ...scenario.layout, ...positions } },
    `move ${Object.keys(positions).join()}`,
  );
}

export function renameDocument(name: string): void {
  const { scenario } = documents.getState();
  if (name !== scenario.name) void change({ ...scenario, name }, 'name');
}

/** Another seed is another run: it starts at 0. */
export function setSeed(seed: number): Promise<string | undefined> {
  return change({ ...documents.getState().scenario, seed });
}

/** Puts another document in place of the present one, which storage has kept. */
export async function openScenario(
  scenario: Scenario,
  name: string,
  source: DocumentState['source'],
  id: string = newId(),
): Promise<string | undefined> {
  const problem = await startRun(scenario);
  if (problem !== undefined) return problem;
  simulation.setSpeed(scenario.speed);
  lookAtNothing();
  history = emptyHistory;
  documents.setState({
    id,
    scenario,
    name,
    source,
    saveState: 'saved',
    saveProblem: undefined,
    canUndo: false,
    canRedo: false,
  });
  return undefined;
}

export function newDocument(): Promise<string | undefined> {
  const name = words.document.untitled;
  return openScenario({ ...emptyScenario(), name }, name, 'own');
}

export function undo(): void {
  travel(undone(history, documents.getState().scenario));
}

export function redo(): void {
  travel(redone(history, documents.getState().scenario));
}

function travel(to: { history: History; scenario: Scenario } | undefined): void {
  if (!to) return;
  const before = documents.getState().scenario;
  history = to.history;
  show(to.scenario);
  void changeRun(before, to.scenario).then((problem) => problem !== undefined && refuse(problem));
}

/**
 * The one road of an edit: remembered for undo, shown, told to the run, and taken back when the run says no.
 * @param next the scenario as it shall be; made new, never the old one changed
 * @param key names the kind of edit; edits of one key that follow each other quickly are undone as one
 * @returns the refusal as a sentence
 */
export async function change(next: Scenario, key?: string): Promise<string | undefined> {
  const before = documents.getState().scenario;
  const historyBefore = history;
  history = recorded(history, before, performance.now(), key);
  show(next);
  const problem = await changeRun(before, next);
  if (problem === undefined) return undefined;
  refuse(problem);
  // Only when nothing was built on it in the meantime: later edits stand on their own.
  if (documents.getState().scenario !== next) return problem;
  history = historyBefore;
  show(before);
  return problem;
}

/** The first edit of a story makes it the learner's own. */
function show(scenario: Scenario): void {
  const { source, id } = documents.getState();
  documents.setState({
    scenario,
    name: scenario.name,
    id: source === 'story' ? newId() : id,
    source: 'own',
    saveState: 'unsaved',
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  });
}

const grants = new Set<(link: ScenarioLink) => void>();

/** Hears of every wire for which a statement was written into the receiver's access policy. */
export function onGrant(listener: (link: ScenarioLink) => void): () => void {
  grants.add(listener);
  return () => void grants.delete(listener);
}

function announceGrant(link: ScenarioLink): void {
  for (const listener of grants) listener(link);
}

const refusals = new Set<(sentence: string) => void>();

/** Hears every sentence with which the run refused an edit. */
export function onRefusedEdit(listener: (sentence: string) => void): () => void {
  refusals.add(listener);
  return () => void refusals.delete(listener);
}

function refuse(sentence: string): void {
  for (const listener of refusals) listener(sentence);
}

function freeId(base: string, suffix: string, scenario: Scenario): string {
  return firstFree(base, suffix, new Set(scenario.resources.map(({ id }) => id)));
}

/** "queue", then "queue-2"; a suffix stands behind the number. */
function firstFree(base: string, suffix: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const id = `${base}${number === 1 ? '' : `-${number}`}${suffix}`;
    if (!taken.has(id)) return id;
  }
}
