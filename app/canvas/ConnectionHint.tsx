import { useConnection, useReactFlow } from '@xyflow/react';
import { createPortal } from 'react-dom';
import { kindTitle, mayConnect } from './connecting.ts';
import type { ServiceNodeType, WireType } from './diagram.ts';
import { Bubble } from './RefusalBubble.tsx';
import { cardAt } from './useGestures.ts';
import { words } from './words.ts';

/** While a wire is drawn over a card: whether it may end there, or the sentence why not. */
export function ConnectionHint() {
  const connection = useConnection();
  const flow = useReactFlow<ServiceNodeType, WireType>();
  if (!connection.inProgress) return null;
  const from = connection.fromNode.id;
  const at = flow.flowToScreenPosition(connection.to);
  const to = cardAt(flow, at);
  if (to === undefined || to === from) return null;
  const verdict = mayConnect(from, to);
  const sentence =
    'problem' in verdict
      ? verdict.problem
      : words.connect.here(verdict.kinds.map((kind) => kindTitle(from, kind)).join(', '));
  return createPortal(
    <Bubble tone={'problem' in verdict ? 'bad' : 'good'} x={at.x} y={at.y} sentence={sentence} />,
    document.body,
  );
}
