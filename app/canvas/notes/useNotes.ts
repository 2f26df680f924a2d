import { applyNodeChanges, type NodeChange } from '@xyflow/react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Position } from '../../../engine/index.ts';
import { documents, useDocument } from '../../document/document.ts';
import { moveTogether } from '../../document/noteEdits.ts';
import { useSession } from '../../session.ts';
import type { ServiceNodeType } from '../diagram.ts';
import { changeSelection } from '../useDiagram.ts';
import { carriedBy } from './carried.ts';
import { type WordsNodeType, wordsNodesOf } from './wordsNodes.ts';

type AnyNode = ServiceNodeType | WordsNodeType;
type AnyChange = NodeChange<AnyNode>;

interface Cards {
  nodes: ServiceNodeType[];
  onNodesChange: (changes: NodeChange<ServiceNodeType>[]) => void;
}

/** The cards of the diagram with its notes and frames; what is moved together is one edit. */
export function useNotes({ nodes: cards, onNodesChange: onCardsChange }: Cards) {
  const notes = useDocument((state) => state.scenario.notes);
  const selected = useSession((state) => state.selection.notes);
  const [drawn, setDrawn] = useState<WordsNodeType[]>([]);
  useLayoutEffect(() => {
    setDrawn((known) => wordsNodesOf(notes, selected ?? [], known));
  }, [notes, selected]);

  const latest = useRef<readonly AnyNode[]>([]);
  const nodes = useMemo<AnyNode[]>(() => [...drawn, ...cards], [drawn, cards]);
  latest.current = nodes;

  const onNodesChange = useCallback(
    (told: AnyChange[]) => {
      const { scenario } = documents.getState();
      const words = new Set(scenario.notes.map(({ id }) => id));
      const isOfWords = (change: AnyChange) => 'id' in change && words.has(change.id);
      const changes = [...told, ...carriedBy(told, scenario, latest.current)];
      const own = changes.filter(isOfWords) as NodeChange<WordsNodeType>[];
      const others = changes.filter((change) => !isOfWords(change)) as NodeChange<ServiceNodeType>[];
      if (own.length === 0) return onCardsChange(others);
      changeSelection('notes', own);
      const moves = own.filter(({ type }) => type === 'position' || type === 'dimensions');
      if (moves.length > 0) setDrawn((known) => applyNodeChanges(moves, known));
      const put = putDown(own);
      const isPutDown = Object.keys(put).length > 0;
      if (isPutDown) moveTogether(putDown(others), put);
      // Where the cards were put down, the document has heard already.
      if (others.length > 0) onCardsChange(isPutDown ? others.map(withoutPlace) : others);
    },
    [onCardsChange],
  );
  return { nodes, onNodesChange };
}

function putDown(changes: readonly AnyChange[]): Record<string, Position> {
  const places: Record<string, Position> = {};
  for (const change of changes) {
    if (change.type !== 'position' || change.dragging !== false || !change.position) continue;
    places[change.id] = { x: Math.round(change.position.x), y: Math.round(change.position.y) };
  }
  return places;
}

function withoutPlace<T extends AnyNode>(change: NodeChange<T>): NodeChange<T> {
  return change.type === 'position' ? { ...change, position: undefined } : change;
}
