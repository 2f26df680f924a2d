/** The one road of every edit, and the way back. Each goes to the run as well; what the run refuses is taken back. */
import { emptyScenario, type Scenario } from '../../engine/index.ts';
import { lookAtNothing } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { words } from '../words.ts';
import { type DocumentState, documents, newId } from './document.ts';
import { emptyHistory, type History, recorded, redone, undone } from './history.ts';
import { copyName } from './names.ts';
import { changeRun, startRun } from './running.ts';

let history: History = emptyHistory;

/** Puts another document in place of the present one, which storage has kept. */
export async function openScenario(
  scenario: Scenario,
  name: string,
  source: DocumentState['source'],
  id: string = newId(),
): Promise<string | undefined> {
  // A story's file leaves out what has its default.
  const whole: Scenario = { ...emptyScenario(), ...scenario };
  const problem = await startRun(whole);
  if (problem !== undefined) return problem;
  simulation.setSpeed(whole.speed);
  lookAtNothing();
  history = emptyHistory;
  documents.setState({
    id,
    scenario: whole,
    name,
    source,
    saveState: 'saved',
    saveProblem: undefined,
    isElsewhere: false,
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
 * @param wanted the scenario as it shall be; made new, never the old one changed
 * @param key names the kind of edit; edits of one key that follow each other quickly are undone as one
 * @returns the refusal as a sentence
 */
export async function change(wanted: Scenario, key?: string): Promise<string | undefined> {
  const before = documents.getState().scenario;
  const next = namedApart(wanted);
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

/** The copy of a diagram that another tab writes has a name of its own. */
function namedApart(wanted: Scenario): Scenario {
  const { isElsewhere, scenario } = documents.getState();
  if (!isElsewhere || wanted.name !== scenario.name) return wanted;
  return { ...wanted, name: copyName(wanted.name) };
}

/** The first edit of a story, of a shared diagram, or of one that another tab writes, makes it the learner's own. */
function show(scenario: Scenario): void {
  const { source, id, isElsewhere } = documents.getState();
  documents.setState({
    scenario,
    name: scenario.name,
    id: source === 'own' && !isElsewhere ? id : newId(),
    source: 'own',
    isElsewhere: false,
    saveState: 'unsaved',
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  });
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
