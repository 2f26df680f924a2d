import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';

/** Seen from afar, cards draw only their names: for a picture the diagram is brought near. */
const nearZoom = 0.5;
/** Until each card has drawn its inside. */
const drawnAfterMs = 300;

export type Near = <T>(work: () => Promise<T>) => Promise<T>;

/** Does something while every card draws its inside; afterwards the diagram is as large as before. */
export function useNear(): Near {
  const flow = useReactFlow();
  return useCallback(
    async (work) => {
      const before = flow.getViewport();
      if (before.zoom >= nearZoom) return work();
      await flow.setViewport({ ...before, zoom: nearZoom });
      try {
        await new Promise((resolve) => setTimeout(resolve, drawnAfterMs));
        return await work();
      } finally {
        await flow.setViewport(before);
      }
    },
    [flow],
  );
}
