/** How fingers share the diagram: one pans wherever it lands, except on the few parts that are held to be moved. */
import { useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { useMedia } from '../shell/useMedia.ts';

/** What moves a thing, or draws at it, when a finger takes it. */
const held = ['.card-head', '.note', '.frame-grip', '.size-grip', '.words-field', '.plug'];

/**
 * React Flow makes a selector of each of these names by a point before it. On a phone cards fill the page, and a finger
 * on a card's body has to pan: only its head is held.
 */
const byFinger = { noPanClassName: `nopan :is(${held.join()})`, noDragClassName: 'nodrag, .card-body' };
const byPointer = { noPanClassName: 'nopan', noDragClassName: 'nodrag' };

export function useTouchRules(): typeof byPointer {
  return useMedia('(pointer: coarse)') ? byFinger : byPointer;
}

/** Tells the style sheet the zoom: what a finger has to hit keeps its size on the screen. */
export function useZoomVariable(canvas: RefObject<HTMLElement | null>): void {
  const flow = useStoreApi();
  useEffect(() => {
    let told = 0;
    const tell = ({ transform }: { transform: readonly number[] }) => {
      const zoom = transform[2] ?? 1;
      if (zoom === told) return;
      told = zoom;
      canvas.current?.style.setProperty('--zoom', String(zoom));
    };
    tell(flow.getState());
    return flow.subscribe(tell);
  }, [flow, canvas]);
}
