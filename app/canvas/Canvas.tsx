import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  ReactFlow,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { type MouseEvent, useCallback, useEffect, useRef } from 'react';
import { follow, select } from '../session.ts';
import { watchFollowed } from '../simulation/followed.ts';
import './canvas.css';
import { ConnectionHint } from './ConnectionHint.tsx';
import { canvasState, dismissRefusal, openMenu, type Subject } from './canvasState.ts';
import type { ServiceNodeType, WireType } from './diagram.ts';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { Editing } from './editing/Editing.tsx';
import { subjectAt } from './editing/subject.ts';
import { isSeenFromAfar } from './far.ts';
import { LateMenus } from './LateMenus.tsx';
import { Minimap } from './Minimap.tsx';
import { wordsTypes } from './notes/LazyWords.tsx';
import { useNotes } from './notes/useNotes.ts';
import { words as noteWords } from './notes/words.ts';
import { noteKeysId } from './notes/wordsNodes.ts';
import { Omitted } from './Omitted.tsx';
import { showIn } from './placePart.ts';
import { RefusalBubble } from './RefusalBubble.tsx';
import { ServiceNode } from './ServiceNode.tsx';
import { useTouchRules, useZoomVariable } from './touch.ts';
import './touch.css';
import { TransitLayer } from './TransitLayer.tsx';
import type { TransitPicture } from './transitPicture.ts';
import { useCanvasKeys } from './useCanvasKeys.ts';
import { useDiagram } from './useDiagram.ts';
import { useFitOnOpen } from './useFitOnOpen.ts';
import { useGestures } from './useGestures.ts';
import { useLongPress } from './useLongPress.ts';
import { Wire } from './Wire.tsx';
import { words } from './words.ts';
import { ZoomControls } from './ZoomControls.tsx';

const nodeTypes = { service: ServiceNode, ...wordsTypes };
const edgeTypes = { wire: Wire };

/** The diagram: cards, wires, and what moves on them. */
export function Canvas() {
  const diagram = useDiagram();
  const { edges, onEdgesChange } = diagram;
  const { nodes, onNodesChange } = useNotes(diagram);
  const gestures = useGestures();
  const picture = useRef<TransitPicture>(undefined);
  const element = useRef<HTMLElement>(null);
  const flow = useReactFlow<ServiceNodeType, WireType>();
  useEffect(() => (element.current ? showIn(flow, element.current) : undefined), [flow]);
  useFitOnOpen(flow);
  useEffect(watchFollowed, []);
  useLongPress(element);
  useZoomVariable(element);
  const touchRules = useTouchRules();
  const isFar = useStore(isSeenFromAfar);
  const keys = useCanvasKeys();
  const keep = useCallback((made: TransitPicture) => {
    picture.current = made;
  }, []);

  /** Tokens lie above everything and are seen first; the canvas they are painted on hears nothing. */
  function catchToken(event: MouseEvent): void {
    const origin = picture.current?.originAt(event.clientX, event.clientY);
    if (origin === undefined || (event.target as Element).closest('button')) return;
    event.stopPropagation();
    follow(origin);
  }

  return (
    <section
      ref={element}
      className="canvas"
      data-far={isFar || undefined}
      aria-label={words.canvas.name}
      onClickCapture={catchToken}
      onKeyDown={keys}
      {...gestures.drop}
    >
      {/* The cards' names are headings below this one, whatever panel stands beside them. */}
      <h2 className="unseen">{words.canvas.name}</h2>
      <p id={noteKeysId} className="unseen">
        {noteWords.keys}
      </p>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onConnectEnd={gestures.onConnectEnd}
        onNodeContextMenu={(event, node) =>
          openAt(event, node.type === 'service' ? 'resource' : 'note', node.id)
        }
        onEdgeContextMenu={(event, edge) => openAt(event, 'link', edge.id)}
        onNodeDoubleClick={renameAt}
        onPaneContextMenu={(event) => openAt(event, 'canvas', '')}
        onSelectionContextMenu={(event) => openAt(event, 'selection', '')}
        onPaneClick={() => {
          dismissRefusal();
          select([]);
        }}
        onMoveStart={() => {
          dismissRefusal();
          canvasState.setState({ renaming: undefined });
        }}
        {...touchRules}
        connectionMode={ConnectionMode.Loose}
        connectOnClick={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={['Shift', 'Control', 'Meta']}
        selectionKeyCode="Shift"
        minZoom={0.15}
        maxZoom={2.5}
        elevateNodesOnSelect={false}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          'node.a11yDescription.default': words.canvas.nodeKeys,
          'node.a11yDescription.keyboardDisabled': words.canvas.nodeKeys,
          'edge.a11yDescription.default': words.canvas.edgeKeys,
        }}
      >
        <Background variant={BackgroundVariant.Dots} gap={27} size={1.6} color="var(--dot)" />
        <ConnectionHint />
      </ReactFlow>
      <TransitLayer onReady={keep} />
      <EmptyCanvas />
      <Minimap />
      <Omitted />
      <ZoomControls />
      <RefusalBubble />
      <LateMenus />
      <Editing />
    </section>
  );
}

/** A double click on its name renames a card. */
function renameAt(event: MouseEvent, { id, type }: { id: string; type?: string }): void {
  const isName = event.target instanceof Element && event.target.closest('.card-name, .card-far') !== null;
  if (isName && type === 'service') canvasState.setState({ renaming: id });
}

function openAt(event: MouseEvent | globalThis.MouseEvent, type: Subject['type'], id: string): void {
  event.preventDefault();
  openMenu(subjectAt(type, id), { x: event.clientX, y: event.clientY });
}
