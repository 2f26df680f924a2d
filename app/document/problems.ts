/** What is wrong with a document, as sentences: the reader's own, with the path of the field. */
import type { Problem } from '../../engine/index.ts';
import { documentWords as words } from './documentWords.ts';

/** The first problem, and how many there are besides. A document of a newer Inflight has just that one. */
export function sentenceOf(problems: readonly Problem[]): string {
  const [first] = problems;
  if (!first) return '';
  const newer = /newer Inflight \(version (\d+)\)/.exec(first.sentence)?.[1];
  if (first.path === 'version' && newer !== undefined) return words.newerDocument(newer);
  const others = problems.length - 1;
  // The services' own sentences end with a full stop, the document's do not.
  const sentence = words.problem(first.path, first.sentence.replace(/\.$/, ''));
  return others > 0 ? `${sentence} ${words.moreProblems(others)}` : sentence;
}

/** Why a document that was kept cannot be opened. */
export function unreadable(name: string, problems: readonly Problem[]): string {
  return words.unreadable(name, sentenceOf(problems));
}
