/** Diagrams as files: saved as a download, opened from a choice or a drop. A file never replaces what is there. */
import type { Scenario } from '../../engine/index.ts';
import { announce, toast } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { kept } from './autosave.ts';
import { documents } from './document.ts';
import { documentWords as words } from './documentWords.ts';
import { openScenario } from './edits.ts';
import { fileText } from './fileText.ts';
import { fileName, freeName, nameOfFile } from './names.ts';
import { sentenceOf } from './problems.ts';
import { storage } from './storage.ts';

/** More than any text of 4 Mi characters has. Larger files are not even read. */
const fileBytesMax = 16 * 1024 * 1024;

/** Hands the browser a file to save. */
export function saveAsFile({ name, scenario }: { name: string; scenario: unknown }): void {
  const file = fileName(name);
  const schemaAddress = new URL('scenario.schema.json', document.baseURI).href;
  const blob = new Blob([fileText(scenario, schemaAddress)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  // The browser has to have begun before the address ends.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  announce(words.file.saved(file));
}

export function saveOpenAsFile(): void {
  saveAsFile(documents.getState());
}

/** Lets the learner choose a file, and opens it. */
export function chooseFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void openFile(file);
  });
  input.click();
}

/** Opens a file as a document of its own; says why when it cannot, and then nothing has changed. */
export async function openFile(file: File): Promise<void> {
  const problem = await tryToOpen(file);
  if (problem !== undefined) toast(words.file.wrong(file.name, problem), { tone: 'bad', stays: true });
}

async function tryToOpen(file: File): Promise<string | undefined> {
  if (file.size > fileBytesMax) return words.file.tooLarge((file.size / 1024 / 1024).toFixed(1));
  const text = await file.text().catch(() => undefined);
  if (text === undefined) return words.file.unreadable;
  const reading = await simulation.readText(text);
  if ('problems' in reading) return sentenceOf(reading.problems);
  await storage.flush();
  const scenario = named(reading.scenario, file.name);
  const problem = await openScenario(scenario, scenario.name, 'own');
  if (problem === undefined) toast(words.file.opened(scenario.name));
  return problem;
}

/** As it is called inside, else as the file is; told apart from what is there already. */
function named(scenario: Scenario, file: string): Scenario {
  const name = scenario.name === 'Untitled' ? nameOfFile(file) || scenario.name : scenario.name;
  const taken = kept.getState().own.map((document) => document.name);
  return { ...scenario, name: freeName(name, taken) };
}
