import { EdgeLabelRenderer, useReactFlow } from '@xyflow/react';
import { type PointerEvent, useRef } from 'react';
import type { ScenarioLink } from '../../../engine/index.ts';
import { useSession } from '../../session.ts';
import { refuse } from '../canvasState.ts';
import type { ServiceNodeType, WireType } from '../diagram.ts';
import type { Curve, Point } from '../paths.ts';
import { cardAt } from '../useGestures.ts';
import { words as canvasWords } from '../words.ts';
import { lead } from './leading.ts';

/** The two ends of a selected wire, to be dragged to another card. The wire's menu does the same by keyboard. */
export function WireGrips({ link, curve }: { link: ScenarioLink; curve: Curve }) {
  const pulled = useRef<SVGLineElement>(null);
  // Among others it is selected to be copied or removed, not to be led elsewhere.
  const isAlone = useSession(
    ({ selection: { resources, links, notes = [] } }) => resources.length + links.length + notes.length === 1,
  );
  if (!isAlone) return null;
  return (
    <>
      <line ref={pulled} className="wire-pulled" />
      <EdgeLabelRenderer>
        <Grip link={link} end="from" at={curve.a} fixed={curve.d} pulled={pulled} />
        <Grip link={link} end="to" at={curve.d} fixed={curve.a} pulled={pulled} />
      </EdgeLabelRenderer>
    </>
  );
}

interface GripProps {
  link: ScenarioLink;
  end: 'from' | 'to';
  at: Point;
  fixed: Point;
  /** The line that follows the pointer. */
  pulled: { current: SVGLineElement | null };
}

/** A shorter way is a click, px. */
const clickPx = 6;

function Grip({ link, end, at, fixed, pulled }: GripProps) {
  const flow = useReactFlow<ServiceNodeType, WireType>();
  const begun = useRef<Point>(undefined);

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    begun.current = { x: event.clientX, y: event.clientY };
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (!begun.current) return;
    draw(pulled.current, fixed, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
  }

  function onPointerUp(event: PointerEvent<HTMLElement>): void {
    const from = begun.current;
    const to = { x: event.clientX, y: event.clientY };
    stop();
    if (!from || Math.hypot(to.x - from.x, to.y - from.y) < clickPx) return;
    const card = cardAt(flow, to);
    if (card === undefined) refuse(canvasWords.connect.toNothing, to);
    else lead(link.id, end, card, to);
  }

  function stop(): void {
    begun.current = undefined;
    draw(pulled.current);
  }

  return (
    <span
      className="wire-grip nodrag nopan"
      data-end={end}
      style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)` }}
      aria-hidden="true"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={stop}
    />
  );
}

function draw(line: SVGLineElement | null, from?: Point, to?: Point): void {
  if (!line) return;
  line.toggleAttribute('data-pulled', from !== undefined);
  if (!from || !to) return;
  line.setAttribute('x1', String(from.x));
  line.setAttribute('y1', String(from.y));
  line.setAttribute('x2', String(to.x));
  line.setAttribute('y2', String(to.y));
}
