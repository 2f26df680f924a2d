import type { ReactFlowInstance } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useDocument } from '../document/document.ts';
import { areDrawable } from '../services/portraits.ts';
import { useMirror } from '../simulation/mirror.ts';
import type { ServiceNodeType, WireType } from './diagram.ts';
import { areShown } from './shownViews.ts';

/** Room for the caption and the invitation below, and for a queue that grows. */
export const fitOptions = {
  padding: { top: '24px', right: '16px', bottom: '136px', left: '16px' },
  maxZoom: 1,
  minZoom: 0.2,
} as const;

/** A few frames: until the cards have drawn their first views and were measured. */
const settleMs = 80;
const triesMax = 20;

/** Shows the whole diagram when a document is opened; afterwards the picture is the learner's. */
export function useFitOnOpen(flow: ReactFlowInstance<ServiceNodeType, WireType>): void {
  // The first edit gives a story a new id as well, but then there is something to undo.
  const opened = useDocument((state) => (state.canUndo ? undefined : state.id));
  const resources = useDocument((state) => state.scenario.resources);
  // Cards have their size when they have their inside.
  const isReady = useMirror(({ views }) => resources.length > 0 && resources.every(({ id }) => id in views));
  const fitted = useRef<string>(undefined);
  useEffect(() => {
    if (opened === undefined || !isReady || fitted.current === opened) return;
    let timer = 0;
    const ids = resources.map(({ id }) => id);
    const tryToFit = (tries: number) => {
      // Cards take turns: each has its size only once it has its inside, and the browser has measured it.
      const isDrawn = areShown(ids) && areDrawable(resources.map(({ service }) => service));
      if (!isDrawn && tries > 0) {
        timer = window.setTimeout(tryToFit, settleMs, tries - 1);
        return;
      }
      timer = window.setTimeout(() => {
        fitted.current = opened;
        void flow.fitView(fitOptions);
      }, settleMs);
    };
    tryToFit(triesMax);
    return () => clearTimeout(timer);
  }, [opened, isReady, resources, flow]);
}
