import { MiniMap, type Node } from '@xyflow/react';
import { serviceSummary } from '../../engine/index.ts';
import type { ServiceNodeType } from './diagram.ts';
import './minimap.css';
import type { WordsNodeType } from './notes/wordsNodes.ts';
import { words } from './words.ts';

/** Every card in the tint of its service, and what of it is seen. Drawn at, it moves the diagram. */
export function MinimapPicture() {
  return (
    <MiniMap
      className="minimap"
      position="top-right"
      ariaLabel={words.canvas.minimap}
      style={size}
      nodeColor={colourOf}
      nodeClassName={({ type }: Node) => `minimap-${type}`}
      nodeBorderRadius={12}
      pannable
      zoomable
      zoomStep={2}
    />
  );
}

const size = { width: 168, height: 112 };

function colourOf(node: Node): string {
  const { service } = (node as ServiceNodeType | WordsNodeType).data as { service?: string };
  if (service === undefined) return 'transparent';
  return `var(--tint-${serviceSummary(service)?.face.tint ?? 'outside'})`;
}
