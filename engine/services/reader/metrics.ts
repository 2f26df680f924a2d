/**
 * What the Kinesis Client Library would tell CloudWatch under the application's name. `GetRecords.IteratorAgeMilliseconds`
 * is not here: the stream tells it, of all its consumers together.
 * https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-kcl.html
 */
import type { MetricDefinition } from '../../kernel/figures.ts';
import type { ReaderState } from './model.ts';

export const metrics: readonly MetricDefinition<ReaderState>[] = [
  {
    name: 'MillisBehindLatest',
    unit: 'Milliseconds',
    statistic: 'Maximum',
    doc: 'How far the last reads of this program were behind the tip of the stream, of the shard furthest behind. Told by the client library, not by the stream.',
    rule: 'KDS-38',
    read: behindMs,
  },
  {
    name: 'RecordsProcessed',
    unit: 'Count',
    statistic: 'Sum',
    doc: 'Records whose work was done, those done again after a crash or a rewind counted again.',
    rule: 'KCL-07',
    read: (state) => state.effectsTotal,
  },
];

function behindMs({ cursors }: ReaderState): number {
  let most = 0;
  cursors.scan((cursor) => {
    if (!cursor.isSkipped && cursor.state !== 'done') most = Math.max(most, cursor.behindMs);
    return true;
  });
  return most;
}
