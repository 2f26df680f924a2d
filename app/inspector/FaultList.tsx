import { TriangleAlert } from 'lucide-react';
import type { FaultKind, FaultSummary } from '../../engine/index.ts';
import { simulation } from '../simulation/client.ts';
import { useFaults } from '../simulation/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { clock } from '../ui/time.ts';
import { words } from '../words.ts';

interface FaultListProps {
  /** A resource or a link. */
  on: string;
  /** What the service calls them. */
  faults: readonly { kind: FaultKind; title: string }[];
}

/** What the learner has broken here, and the way back. */
export function FaultList({ on, faults }: FaultListProps) {
  const present = useFaults(on);
  if (present.length === 0) return null;
  return (
    <section className="faults" aria-label={words.settings.faults}>
      {present.map((fault) => {
        const title = faults.find(({ kind }) => kind === fault.kind)?.title ?? words.faults[fault.kind];
        return (
          <div className="fault" key={fault.kind}>
            <TriangleAlert size={14} aria-hidden="true" />
            <span>
              <b>{title}</b> {measure(fault)}
            </span>
            <Button
              aria-label={words.settings.heal(title)}
              onClick={() => void simulation.act({ type: 'heal', on, kind: fault.kind })}
            >
              {words.settings.healVerb}
            </Button>
          </div>
        );
      })}
    </section>
  );
}

function measure({ rate, extraMs, factor, healsAtMs }: FaultSummary): string {
  const parts = [
    rate !== undefined && `${Math.round(rate * 100)} %`,
    extraMs !== undefined && `+${extraMs} ms`,
    factor !== undefined && `×${factor}`,
    healsAtMs !== undefined && words.settings.faultUntil(clock(healsAtMs)),
  ];
  return parts.filter(Boolean).join(' · ');
}
