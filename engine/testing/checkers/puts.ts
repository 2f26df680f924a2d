/** What a request to put brought, and what the log says became of each record. */
import type { Fact } from '../../kernel/log.ts';
import type { Origin } from '../../kernel/service.ts';
import type { Entry } from './shards.ts';
import type { Story } from './story.ts';

/** Facts of one request stand together in the log. */
const putTypes: readonly string[] = ['RecordPut', 'RecordThrottled', 'RecordsPut', 'RecordsThrottled'];

export interface PutEntry {
  entry: Entry;
  origin: Origin;
  /** The fact that tells of it; undefined when none does. */
  fact: Fact | undefined;
}

export interface Put {
  facts: readonly Fact[];
  entries: readonly PutEntry[];
  /** Messages that are told of and were not in the request, or not in this order. */
  strangers: readonly Origin[];
}

export function isPut({ type }: Fact): boolean {
  return putTypes.includes(type);
}

export function isTaken({ type }: Fact): boolean {
  return type === 'RecordPut' || type === 'RecordsPut';
}

export function messagesOf({ detail }: Fact): readonly Origin[] {
  return detail.messages ?? (detail.message === undefined ? [] : [detail.message]);
}

/** @param first the first fact of the request @returns undefined when nobody asked for it */
export function putOf(story: Story, first: Fact): Put | undefined {
  const asked = story.requestOf(first);
  const entries = entriesOf(asked?.action, asked?.input);
  if (!asked || !entries) return undefined;
  const facts: Fact[] = [];
  for (let seq = first.seq; ; seq++) {
    const fact = story.facts[seq];
    const belongs = fact && isPut(fact) && fact.causeSeq === first.causeSeq;
    if (!belongs || fact.resource !== first.resource) break;
    facts.push(fact);
  }
  // Where the caller brought no stories of its own, they were begun record by record.
  const told = facts.flatMap(messagesOf).sort((a, b) => a - b);
  const origins = asked.origins.length > 0 ? asked.origins : told;
  const put: PutEntry[] = entries.map((entry, index) => ({
    entry,
    origin: origins[index] as Origin,
    fact: undefined,
  }));
  return { facts, entries: put, strangers: facts.flatMap((fact) => assign(put, fact)) };
}

/** Finds the entries that a fact tells of, each behind the one before. */
function assign(entries: PutEntry[], fact: Fact): readonly Origin[] {
  let last = -1;
  return messagesOf(fact).filter((message) => {
    const place = entries.findIndex(
      ({ origin, fact: other }, index) => index > last && origin === message && !other,
    );
    if (place < 0) return true;
    (entries[place] as PutEntry).fact = fact;
    last = place;
    return false;
  });
}

function entriesOf(action: string | undefined, input: unknown): readonly Entry[] | undefined {
  if (action === 'PutRecord') return [input as Entry];
  return action === 'PutRecords' ? (input as { Records: readonly Entry[] }).Records : undefined;
}
