/** To and fro between the two futures that part where somebody acted in the past. */
import { documents } from './document.ts';
import { change } from './edits.ts';
import { restoreRun } from './running.ts';
import { commandsBetween } from './sync.ts';
import { withDiagramOf } from './told.ts';

/** Brings back what the last act in the past replaced, diagram included. False when there is nothing to bring back. */
export async function restoreFuture(): Promise<boolean> {
  const diagram = await restoreRun();
  if (!diagram) return false;
  const { scenario } = documents.getState();
  // An edit like any other, so that it can be undone; the run knows it already.
  if (commandsBetween(scenario, diagram).length > 0) await change(withDiagramOf(scenario, diagram));
  return true;
}
