import {
  Ban,
  CircleSlash,
  Gauge,
  Hourglass,
  type LucideIcon,
  Scissors,
  Skull,
  Spline,
  Unplug,
} from 'lucide-react';
import type { FaultKind, FaultSummary } from '../../engine/index.ts';
import { LiveText } from '../services/LiveText.tsx';
import { words } from './words.ts';

/** A shape for each, so that nobody has to tell reds apart. */
const icons: Readonly<Record<FaultKind, LucideIcon>> = {
  crash: Skull,
  slow: Hourglass,
  drop: Unplug,
  throttle: Gauge,
  deny: Ban,
  partition: Scissors,
  loss: CircleSlash,
  latency: Spline,
};

/** What the learner has broken here, as shape and word. */
export function FaultBadges({ faults }: { faults: readonly FaultSummary[] }) {
  if (faults.length === 0) return null;
  return (
    <ul className="fault-badges">
      {faults.map((fault) => (
        <Badge key={fault.kind} fault={fault} />
      ))}
    </ul>
  );
}

function Badge({ fault }: { fault: FaultSummary }) {
  const Icon = icons[fault.kind];
  const { healsAtMs } = fault;
  return (
    <li className="fault-badge">
      <Icon size={12} strokeWidth={2} aria-hidden="true" />
      {words.fault.badge(fault)}
      {healsAtMs !== undefined && (
        <>
          {' · '}
          <LiveText read={(nowMs) => words.fault.healsIn(Math.max(0, healsAtMs - nowMs))} />
        </>
      )}
    </li>
  );
}
