import type { FunctionView } from '../../../engine/index.ts';
import { useAttention } from '../useAttention.ts';
import { Environments } from './Environments.tsx';
import { Mappings } from './Mappings.tsx';
import { Outcome } from './Outcome.tsx';
import { Slots } from './Slots.tsx';
import './lambda.css';

/** A function's environments with the work in them, what may run at once, and who invokes it from where. */
export function FunctionPortrait({ id, view }: { id: string; view: FunctionView }) {
  const attention = useAttention(id);
  return (
    <div className="function">
      <Slots busy={view.concurrency} max={view.concurrencyMax} />
      <Environments view={view} attention={attention} />
      <Outcome view={view} />
      <Mappings mappings={view.mappings} attention={attention} />
    </div>
  );
}
