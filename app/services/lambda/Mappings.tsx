import type { MappingView } from '../../../engine/index.ts';
import type { Attention } from '../useAttention.ts';
import { QueueMapping } from './QueueMapping.tsx';
import { StreamMapping } from './StreamMapping.tsx';
import { words } from './words.ts';

interface Props {
  mappings: readonly MappingView[];
  attention: Attention;
}

/** Event source mappings: who reads queues and streams and invokes the function. */
export function Mappings({ mappings, attention }: Props) {
  return mappings.map((mapping) => (
    <div key={mapping.link} className="mapping">
      <p className="mapping-head">
        <b title={words.mapping.fromTitle(mapping.source)}>{words.mapping.from(mapping.source)}</b>
        <span>
          {words.mapping.settings(mapping.batchSize, mapping.windowSeconds, mapping.reportsFailures)}
        </span>
      </p>
      {mapping.sourceService === 'sqs' ? (
        <QueueMapping mapping={mapping} />
      ) : (
        <StreamMapping mapping={mapping} attention={attention} />
      )}
      <Totals mapping={mapping} />
    </div>
  ));
}

function Totals({ mapping }: { mapping: MappingView }) {
  const { takenTotal, doneTotal, failedTotal, throttledTotal, bisectedTotal, givenUpTotal } = mapping;
  const isQueue = mapping.sourceService === 'sqs';
  return (
    <>
      <p className="mapping-row">
        <span title={words.mapping.totalsTitle}>{words.mapping.totals(doneTotal, takenTotal)}</span>
        {failedTotal > 0 && (
          <span data-bad title={words.mapping.failedTitle}>
            {words.mapping.failed(failedTotal)}
          </span>
        )}
        {throttledTotal > 0 && !isQueue && <span data-bad>{words.mapping.throttled(throttledTotal)}</span>}
        {bisectedTotal > 0 && (
          <span title={words.mapping.bisectedTitle}>{words.mapping.bisected(bisectedTotal)}</span>
        )}
        {givenUpTotal > 0 && <span data-bad>{words.mapping.givenUp(givenUpTotal)}</span>}
      </p>
      {isQueue && (
        <p className="mapping-back" title={words.mapping.throttledTitle}>
          {throttledTotal > 0 && words.mapping.throttledBack(throttledTotal)}
        </p>
      )}
    </>
  );
}
