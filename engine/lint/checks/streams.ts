import { countWords } from '../../kernel/words.ts';
import type { ScenarioResource } from '../../protocol.ts';
import { type Diagram, withChanged } from '../diagram.ts';
import type { LintFinding } from '../findings.ts';

/** What one shard takes in a second (KDS-20). */
const recordsPerShard = 1_000;

/** More than the shards take is throttled, whatever one retries. */
export function tooFewShards(diagram: Diagram): LintFinding[] {
  return diagram.all('kinesis').flatMap((stream) => {
    const shards = Number(diagram.settings(stream).ShardCount);
    const rate = sendersOf(diagram, stream).reduce((sum, sender) => sum + perSecond(diagram, sender), 0);
    const wanted = Math.ceil(rate / recordsPerShard);
    if (wanted <= shards) return [];
    return {
      check: 'too-few-shards',
      rule: 'KDS-20',
      severity: 'wrong',
      sentence: `${countWords(Math.round(rate))} records a second go to ${stream.id}, and ${shards === 1 ? 'its one shard takes' : `its ${shards} shards take`} ${countWords(shards * recordsPerShard)}: the rest is throttled.`,
      on: [stream.id],
      fix: {
        verb: `Set ShardCount to ${wanted}`,
        scenario: withChanged(diagram.scenario, stream.id, { ShardCount: Math.min(500, wanted) }),
      },
    };
  });
}

/** A key never spreads over shards. */
export function fewerKeysThanShards(diagram: Diagram): LintFinding[] {
  return diagram.all('kinesis').flatMap((stream) => {
    const shards = Number(diagram.settings(stream).ShardCount);
    const senders = sendersOf(diagram, stream).map((sender) => diagram.settings(sender));
    if (shards < 2 || senders.length === 0) return [];
    if (senders.some(({ partitionKeys, groups }) => partitionKeys === 'perMessage' || isEmpty(groups)))
      return [];
    const keys = new Set(senders.flatMap(({ groups }) => groups as string[]));
    if (keys.size >= shards) return [];
    return {
      check: 'fewer-keys-than-shards',
      rule: 'KDS-66',
      severity: 'doubtful',
      sentence: `${keys.size === 1 ? 'One partition key goes' : `${keys.size} partition keys go`} to the ${shards} shards of ${stream.id}: a key never spreads over shards, so at least ${shards - keys.size} of them stay empty.`,
      on: [stream.id],
    };
  });
}

/** A success may hold failures. */
export function failedEntriesDropped(diagram: Diagram): LintFinding[] {
  return diagram.all('producer').flatMap((sender) => {
    const { retryFailedEntries, batchSize } = diagram.settings(sender);
    const targets = ['kinesis', 'firehose'].flatMap((service) =>
      diagram.out(sender.id, 'put').filter(({ other }) => other.service === service),
    );
    if (retryFailedEntries !== false || Number(batchSize) < 2 || targets.length === 0) return [];
    return {
      check: 'failed-entries-dropped',
      rule: 'KDS-21',
      severity: 'wrong',
      sentence: `${sender.id} does not look at FailedRecordCount: a batch is answered with success although some of its records were throttled, and those are lost.`,
      on: [sender.id, targets[0]!.other.id],
      fix: {
        verb: 'Try failed entries again',
        scenario: withChanged(diagram.scenario, sender.id, { retryFailedEntries: true }),
      },
    };
  });
}

/** Records of a key may be handled out of order after a split. */
export function childrenBeforeParents(diagram: Diagram): LintFinding[] {
  return diagram.all('reader').flatMap((reader) => {
    if (diagram.settings(reader).ordersChildren !== false || diagram.into(reader.id, 'poll').length === 0)
      return [];
    return {
      check: 'children-before-parents',
      rule: 'KDS-57',
      severity: 'doubtful',
      sentence: `${reader.id} reads new shards before it has finished those they came from: after a split or merge, later records of a key can be handled before earlier ones.`,
      on: [reader.id],
      fix: {
        verb: 'Read children after parents',
        scenario: withChanged(diagram.scenario, reader.id, { ordersChildren: true }),
      },
    };
  });
}

function sendersOf(diagram: Diagram, stream: ScenarioResource): ScenarioResource[] {
  return diagram
    .into(stream.id, 'put')
    .map(({ other }) => other)
    .filter(({ service }) => service === 'producer');
}

/** Messages a second in the long run; of a ramp, where it ends, of a wave, at its crest. */
function perSecond(diagram: Diagram, sender: ScenarioResource): number {
  const pattern = diagram.settings(sender).pattern as Record<string, unknown>;
  const { kind } = pattern;
  const figure = (name: string) => Number(pattern[name] ?? 0);
  if (kind === 'constant') return 1 / figure('everySeconds');
  if (kind === 'ramp') return figure('toPerSecond');
  if (kind === 'wave') return figure('highPerSecond');
  if (kind === 'poisson') return figure('perSecond');
  if (kind === 'burst') return figure('size') / figure('everySeconds');
  return 0;
}

function isEmpty(groups: unknown): boolean {
  return (groups as readonly string[]).length === 0;
}
