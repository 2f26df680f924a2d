import type { ReactFlowState } from '@xyflow/react';

/** Smaller than this nobody reads a portrait. */
const nearZoomMin = 0.45;

/** For `useStore`: the diagram is seen from so far away that only names and a few figures are read. */
export function isSeenFromAfar({ transform }: ReactFlowState): boolean {
  return transform[2] < nearZoomMin;
}
