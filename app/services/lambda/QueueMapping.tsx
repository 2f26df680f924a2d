import type { MappingView } from '../../../engine/index.ts';
import { countdown } from '../durations.ts';
import { LiveText } from '../LiveText.tsx';
import { Ring } from '../Ring.tsx';
import { words } from './words.ts';

/** What Lambda's pollers do with a queue on the function's behalf. */
export function QueueMapping({ mapping }: { mapping: MappingView }) {
  const { pollers, busyBatches, maximumConcurrency, gathered, batchSize, gathersUntilMs } = mapping;
  const windowMs = mapping.windowSeconds * 1000;
  return (
    <p className="mapping-row">
      <span>{words.mapping.pollers(pollers)}</span>
      <span title={maximumConcurrency === undefined ? undefined : words.mapping.maximumTitle}>
        {words.mapping.hands(busyBatches, maximumConcurrency)}
      </span>
      {windowMs > 0 && (
        <span className="mapping-gathers">
          <Ring
            sinceMs={gathersUntilMs === undefined ? undefined : gathersUntilMs - windowMs}
            untilMs={gathersUntilMs}
            size={14}
            width={2.4}
          />
          <span>
            {gathered > 0 ? words.mapping.gathered(gathered, batchSize) : words.mapping.gathersNot}{' '}
            {gathersUntilMs !== undefined && (
              <LiveText read={(nowMs) => words.mapping.gatheredFor(countdown(gathersUntilMs - nowMs))} />
            )}
          </span>
        </span>
      )}
    </p>
  );
}
