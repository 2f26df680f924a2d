import {
  EdgeLabelRenderer,
  type EdgeProps,
  type InternalNode,
  type ReactFlowState,
  useStore,
} from '@xyflow/react';
import { Ellipsis } from 'lucide-react';
import { lazy, memo, Suspense, useCallback, useEffect, useMemo } from 'react';
import { shallow } from 'zustand/shallow';
import { type ScenarioLink, serviceSummary } from '../../engine/index.ts';
import { select } from '../session.ts';
import { useFaults } from '../simulation/hooks.ts';
import { openMenu, placeOf } from './canvasState.ts';
import { kindTitle, serviceOf } from './connecting.ts';
import type { WireType } from './diagram.ts';
import { FaultBadges } from './FaultBadges.tsx';
import { onCurve, type Point, pathOf, type Rect } from './paths.ts';
import { lanesOf } from './roads.ts';
import { arrivalAngle, labelPlace, shapeOf, type WireLine } from './wireShape.ts';
import { wires } from './wires.ts';
import { words } from './words.ts';

/** Their code comes when a wire is selected first. */
const WireGrips = lazy(async () => ({ default: (await import('./editing/WireGrips.tsx')).WireGrips }));

/** A wire between two cards. What it draws is where its tokens travel. */
export const Wire = memo(function Wire({ id, source, target, data, selected }: EdgeProps<WireType>) {
  const faults = useFaults(id);
  const ends = useEnds(source, target);
  const link = data?.link;
  const shape = useMemo(() => (ends && link ? shapeOf(link, ends.from, ends.to) : undefined), [ends, link]);
  useEffect(() => {
    if (shape) wires.set(id, lanesOf(shape.there.curve, shape.back?.curve));
    return () => wires.remove(id);
  }, [id, shape]);
  if (!shape || !link) return null;
  const isCut = faults.some(({ kind }) => kind === 'partition');
  const middle = onCurve(shape.there.curve, 0.5);
  return (
    <g className="wire" data-selected={selected || undefined} data-broken={faults.length > 0 || undefined}>
      <path className="react-flow__edge-interaction wire-touch" d={pathOf(shape.there.curve)} />
      <Line line={shape.there} isCut={isCut} />
      {shape.back && <Line line={shape.back} isCut={isCut} />}
      <Suspense>{selected && <WireGrips link={link} curve={shape.there.curve} />}</Suspense>
      <EdgeLabelRenderer>
        <WireLabel link={link} line={shape.there} side="before" text={labelOf(link)} isSelected={selected} />
        {shape.back && (
          <WireLabel
            link={link}
            line={shape.back}
            side="behind"
            text={words.wire.pulled[serviceOf(link.from)]?.back ?? ''}
          />
        )}
        {faults.length > 0 && <WireFaults id={id} at={middle} />}
      </EdgeLabelRenderer>
    </g>
  );
});

/** The two cards as rectangles; the same object until one of them has moved or grown. */
function useEnds(source: string, target: string): { from: Rect; to: Rect } | undefined {
  const read = useCallback(
    ({ nodeLookup }: ReactFlowState) => [
      ...numbersOf(nodeLookup.get(source)),
      ...numbersOf(nodeLookup.get(target)),
    ],
    [source, target],
  );
  const numbers = useStore(read, shallow);
  return useMemo(() => {
    const [x0, y0, width0, height0, x1, y1, width1, height1] = numbers as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    if (!width0 || !width1) return undefined;
    return {
      from: { x: x0, y: y0, width: width0, height: height0 },
      to: { x: x1, y: y1, width: width1, height: height1 },
    };
  }, [numbers]);
}

function numbersOf(node: InternalNode | undefined): [number, number, number, number] {
  const { x, y } = node?.internals.positionAbsolute ?? { x: 0, y: 0 };
  return [x, y, node?.measured.width ?? 0, node?.measured.height ?? 0];
}

function Line({ line: { curve, look }, isCut }: { line: WireLine; isCut: boolean }) {
  const middle = onCurve(curve, 0.5);
  const way = (Math.atan2(curve.d.y - curve.a.y, curve.d.x - curve.a.x) * 180) / Math.PI;
  return (
    <>
      <path className={`wire-line wire-${look}`} d={pathOf(curve)} />
      <path
        className="wire-head"
        d="M0,0L-10,-4.5V4.5Z"
        transform={`translate(${curve.d.x} ${curve.d.y}) rotate(${arrivalAngle(curve)})`}
      />
      {isCut && (
        <g transform={`translate(${middle.x} ${middle.y}) rotate(${way})`}>
          <path className="wire-gap" d="M-8,0H8" />
          <path className="wire-cut" d="M-11,6L-5,-6M5,6L11,-6" />
        </g>
      )}
    </>
  );
}

function labelOf(link: ScenarioLink): string {
  const service = serviceOf(link.from);
  const { settings = {} } = link;
  if (link.kind === 'poll') return words.wire.pulled[service]?.there ?? kindTitle(link.from, link.kind);
  if (link.kind === 'subscribe')
    return words.wire.subscribe(Boolean(settings.FilterPolicy), settings.RawMessageDelivery === true);
  if (link.kind !== 'redrive' || service !== 'sqs') return kindTitle(link.from, link.kind);
  const rule = serviceSummary(service)?.links.find(({ kind }) => kind === link.kind);
  const receives = settings.maxReceiveCount ?? rule?.settings.fields.maxReceiveCount?.default;
  return words.wire.redrive(Number(receives));
}

interface WireLabelProps {
  link: ScenarioLink;
  line: WireLine;
  side: 'before' | 'behind';
  text: string;
  isSelected?: boolean;
}

/** Small words beside a line: for the eye and the pointer. The wire itself has the name that is read out. */
function WireLabel({ link, line, side, text, isSelected }: WireLabelProps) {
  const { x, y, anchor } = labelPlace(line.curve, side);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the wire beside it is focusable and has the same menu
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      className="wire-label nodrag nopan"
      style={{ transform: `translate(${x}px, ${y}px) ${anchor}` }}
      onClick={() => select([], [link.id])}
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu({ type: 'link', id: link.id }, { x: event.clientX, y: event.clientY });
      }}
    >
      {text}
      {isSelected && <WireMenuButton link={link} />}
    </div>
  );
}

function WireMenuButton({ link }: { link: ScenarioLink }) {
  return (
    <button
      type="button"
      className="more"
      aria-label={words.wire.menu(kindTitle(link.from, link.kind))}
      aria-haspopup="menu"
      onClick={(event) => {
        event.stopPropagation();
        openMenu({ type: 'link', id: link.id }, placeOf(event.currentTarget));
      }}
    >
      <Ellipsis size={15} aria-hidden="true" />
    </button>
  );
}

function WireFaults({ id, at }: { id: string; at: Point }) {
  const faults = useFaults(id);
  return (
    <div
      className="wire-faults"
      style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, 7px)` }}
    >
      <FaultBadges faults={faults} />
    </div>
  );
}
