/**
 * The house rules that lint cannot express, over the text of the files: who imports whom, which names the engine does
 * not speak, dead files, complete services, no machine's paths, colours in one place.
 */
import { deadProblems } from './tidy/dead.ts';
import { importProblems } from './tidy/imports.ts';
import { nameProblems } from './tidy/names.ts';
import { serviceProblems } from './tidy/services.ts';
import type { Files, Problem, Rule } from './tidy/source.ts';
import { colourProblems, placeProblems } from './tidy/text.ts';

/** A file that may break one rule, and why. */
export interface Exception {
  rule: Rule;
  file: string;
  reason: string;
}

/** The only place where exceptions stand. One that is no longer needed is a problem itself. */
export const exceptions: readonly Exception[] = [];

export const rules: Readonly<Record<Rule, (files: Files) => Problem[]>> = {
  imports: importProblems,
  names: nameProblems,
  dead: deadProblems,
  services: serviceProblems,
  places: placeProblems,
  colours: colourProblems,
};

/** What is wrong under one rule, a line each: where, what, and what to do. */
export function complaints(rule: Rule, files: Files, allowed: readonly Exception[] = exceptions): string[] {
  const problems = rules[rule](files);
  const relevant = allowed.filter((exception) => exception.rule === rule);
  const idle = relevant.filter(({ file }) => !problems.some((problem) => problem.file === file));
  return [
    ...problems
      .filter((problem) => !relevant.some(({ file }) => file === problem.file))
      .map(({ file, line, sentence }) => `${file}:${line} ${sentence}`),
    ...idle.map(
      ({ file }) =>
        `engine/testing/tidy.ts:1 excepts ${file} from "${rule}" for nothing. Delete the exception.`,
    ),
  ];
}
