import { Handle, type NodeProps, Position, useStore } from '@xyflow/react';
import { Ellipsis } from 'lucide-react';
import { type CSSProperties, memo, useRef } from 'react';
import { serviceSummary } from '../../engine/index.ts';
import type { Figure } from '../services/portrait.ts';
import { usePortrait } from '../services/portraits.ts';
import { useFaults } from '../simulation/hooks.ts';
import { FaceIcon } from '../ui/Icon.tsx';
import { openMenu, placeOf } from './canvasState.ts';
import type { ServiceNodeType } from './diagram.ts';
import { FaultBadges } from './FaultBadges.tsx';
import { isSeenFromAfar } from './far.ts';
import { PauseMark } from './PausePoint.tsx';
import { isViewOf, useShownView } from './shownViews.ts';
import { words } from './words.ts';

const sides = [Position.Left, Position.Right, Position.Top, Position.Bottom];

/** One card for any service: its face in the head, its portrait below. */
export const ServiceNode = memo(function ServiceNode({ id, data }: NodeProps<ServiceNodeType>) {
  const view = useShownView(id, data.service);
  const faults = useFaults(id);
  const face = serviceSummary(data.service)?.face;
  const { Portrait, label, icon, width, figures } = usePortrait(data.service);
  const isFar = useStore(isSeenFromAfar);
  const near = useLastNear(view, data.service, isFar);
  return (
    <article
      className={`card card-${view ? width(view) : 'narrow'}`}
      style={{ '--tint': `var(--tint-${face?.tint ?? 'outside'})` } as CSSProperties}
      data-broken={faults.length > 0 || undefined}
    >
      <header className="card-head">
        <span className="card-icon">
          <FaceIcon name={(view && icon?.(view)) ?? face?.icon ?? 'box'} size={17} />
        </span>
        <h3 className="card-name" title={id}>
          {id}
        </h3>
        <span className="card-type">{view ? label(view) : face?.title}</span>
        <MenuButton id={id} />
      </header>
      <div className="card-body" data-far={isFar || undefined}>
        {near ? <Portrait id={id} view={near} /> : <p className="portrait-empty">{words.node.waiting}</p>}
      </div>
      {isFar && view && <FarBody id={id} figures={figures(view)} />}
      <PauseMark id={id} />
      <FaultBadges faults={faults} />
      {sides.map((side) => (
        <Handle key={side} id={side} type="source" position={side} className="plug" />
      ))}
    </article>
  );
});

/** From afar the portrait is not drawn and does not change; it keeps the card at its size. */
function useLastNear(view: object | undefined, service: string, isFar: boolean): object | undefined {
  const last = useRef(view);
  if (!isFar || !isViewOf(last.current, service)) last.current = view;
  return last.current;
}

/** What is left when the diagram is seen from afar: the name, and the figures that matter most, large. */
const FarBody = memo(function FarBody({ id, figures }: { id: string; figures: readonly Figure[] }) {
  return (
    <div className="card-far">
      <div>
        <b>{id}</b>
        {figures.map(({ name, value }) => (
          <span key={name}>
            <i>{value}</i> {name}
          </span>
        ))}
      </div>
    </div>
  );
});

function MenuButton({ id }: { id: string }) {
  return (
    <button
      type="button"
      className="more nodrag nopan"
      aria-label={words.node.menu(id)}
      aria-haspopup="menu"
      onClick={(event) => {
        event.stopPropagation();
        openMenu({ type: 'resource', id }, placeOf(event.currentTarget));
      }}
    >
      <Ellipsis size={15} aria-hidden="true" />
    </button>
  );
}
