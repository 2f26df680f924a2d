/** Undo and redo over the whole scenario. A snapshot is the scenario itself: edits never change one, they make a new one. */
import type { Scenario } from '../../engine/index.ts';

export interface History {
  readonly past: readonly Scenario[];
  readonly future: readonly Scenario[];
  /** What the last edit was, and when: the next one of the same kind that follows at once is the same edit. */
  readonly lastKey?: string;
  readonly lastWallMs: number;
}

export const emptyHistory: History = { past: [], future: [], lastWallMs: 0 };

const depth = 200;
const sameEditMs = 800;

/** `before` was replaced. With a key, edits that follow each other quickly (a drag, a slider) are one. */
export function recorded(history: History, before: Scenario, wallMs: number, key?: string): History {
  const isSameEdit =
    key !== undefined &&
    key === history.lastKey &&
    wallMs - history.lastWallMs < sameEditMs &&
    history.past.length > 0;
  const past = isSameEdit ? history.past : [...history.past, before].slice(-depth);
  return { past, future: [], lastKey: key, lastWallMs: wallMs };
}

export function undone(
  history: History,
  present: Scenario,
): { history: History; scenario: Scenario } | undefined {
  const scenario = history.past.at(-1);
  if (!scenario) return undefined;
  return {
    scenario,
    history: { past: history.past.slice(0, -1), future: [present, ...history.future], lastWallMs: 0 },
  };
}

export function redone(
  history: History,
  present: Scenario,
): { history: History; scenario: Scenario } | undefined {
  const [scenario, ...future] = history.future;
  if (!scenario) return undefined;
  return { scenario, history: { past: [...history.past, present], future, lastWallMs: 0 } };
}
