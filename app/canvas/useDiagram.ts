import { applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Position } from '../../engine/index.ts';
import { useDocument } from '../document/document.ts';
import { moveNodes } from '../document/edits.ts';
import { select, session, useSession } from '../session.ts';
import { edgesOf, nodesOf, type ServiceNodeType, type WireType } from './diagram.ts';
import type { WordsNodeType } from './notes/wordsNodes.ts';

/** The document and the selection as React Flow sees them, and its changes as edits. */
export function useDiagram() {
  const scenario = useDocument((state) => state.scenario);
  const selection = useSession((state) => state.selection);
  const [nodes, setNodes] = useState<ServiceNodeType[]>(() => nodesOf(scenario, selection, []));
  const { resources, layout, links } = scenario;
  useLayoutEffect(() => {
    setNodes((known) => nodesOf({ resources, layout }, selection, known));
  }, [resources, layout, selection]);

  const drawn = useRef<WireType[]>([]);
  const edges = useMemo(() => {
    drawn.current = edgesOf({ links }, selection, drawn.current);
    return drawn.current;
  }, [links, selection]);

  const onNodesChange = useCallback((changes: NodeChange<ServiceNodeType>[]) => {
    changeSelection('resources', changes);
    // What is selected and what exists is decided elsewhere; sizes and the card in the hand are React Flow's.
    const own = changes.filter(({ type }) => type === 'position' || type === 'dimensions');
    if (own.length > 0) setNodes((known) => applyNodeChanges(own, known));
    const moved = settled(changes);
    if (Object.keys(moved).length > 0) moveNodes(moved);
  }, []);

  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireType>[]) => changeSelection('links', changes),
    [],
  );

  return { nodes, edges, onNodesChange, onEdgesChange };
}

type Change = NodeChange<ServiceNodeType> | EdgeChange<WireType>;

export function changeSelection(
  what: 'resources' | 'links' | 'notes',
  changes: readonly (Change | NodeChange<WordsNodeType>)[],
): void {
  const { selection } = session.getState();
  const ids = new Set(selection[what]);
  let hasChanged = false;
  for (const change of changes) {
    if (change.type !== 'select' || ids.has(change.id) === change.selected) continue;
    hasChanged = true;
    if (change.selected) ids.add(change.id);
    else ids.delete(change.id);
  }
  if (!hasChanged) return;
  const next = { ...selection, [what]: [...ids] };
  select(next.resources, next.links, next.notes);
}

/** Where cards were put down: by the hand, or by the arrow keys. */
function settled(changes: readonly NodeChange<ServiceNodeType>[]): Record<string, Position> {
  const moved: Record<string, Position> = {};
  for (const change of changes) {
    if (change.type !== 'position' || change.dragging !== false || !change.position) continue;
    moved[change.id] = { x: Math.round(change.position.x), y: Math.round(change.position.y) };
  }
  return moved;
}
