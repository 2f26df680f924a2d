import type { ReactFlowInstance } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useDocument } from '../document/document.ts';
import type { ServiceNodeType, WireType } from './diagram.ts';

/** Room for the caption below, and for a queue that grows. */
export const fitOptions = {
  padding: { top: '36px', right: '28px', bottom: '96px', left: '28px' },
  maxZoom: 1,
  minZoom: 0.3,
} as const;

/** Shows the whole diagram when a document is opened; afterwards the picture is the learner's. */
export function useFitOnOpen(flow: ReactFlowInstance<ServiceNodeType, WireType>): void {
  // The first edit gives a story a new id as well, but then there is something to undo.
  const opened = useDocument((state) => (state.canUndo ? undefined : state.id));
  const isEmpty = useDocument((state) => state.scenario.resources.length === 0);
  const fitted = useRef<string>(undefined);
  useEffect(() => {
    if (opened === undefined || isEmpty || fitted.current === opened) return;
    fitted.current = opened;
    void flow.fitView(fitOptions);
  }, [opened, isEmpty, flow]);
}
