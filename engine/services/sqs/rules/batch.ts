/** What the three batch operations have in common (SQS-30, SQS-32): envelope faults refuse the request, the rest is per entry. */
import { isRefusal, type Refusal } from '../../../kernel/service.ts';
import { check, type ObjectShape } from '../../../kernel/shape.ts';
import type { BatchFailure } from '../contract.ts';
import { emptyBatch, entryIdsNotDistinct, invalidEntryId, refuseViolation } from '../errors.ts';
import { batchEntryIdLengthMax } from '../limits.ts';

const entryIdPattern = new RegExp(`^[A-Za-z0-9_-]{1,${batchEntryIdLengthMax}}$`);

/** Why the request as a whole is refused. Too many entries was said by the contract already. */
export function refuseBatch(entries: readonly { Id: string }[], entryName: string): Refusal | undefined {
  if (entries.length === 0) return emptyBatch(entryName);
  const seen = new Set<string>();
  for (const { Id } of entries) {
    if (!entryIdPattern.test(Id)) return invalidEntryId();
    if (seen.has(Id)) return entryIdsNotDistinct(Id);
    seen.add(Id);
  }
  return undefined;
}

/** What is wrong with the fields of one entry (SQS-32): the same contract as for a single request, for this entry alone. */
export function refuseEntry(entry: object, fields: ObjectShape['fields']): Refusal | undefined {
  const violation = check(entry, { type: 'object', open: true, fields })[0];
  return violation && refuseViolation(violation);
}

/** Runs a batch entry by entry. */
export function runBatch<Entry extends { Id: string }, Output extends object>(
  entries: readonly Entry[],
  run: (entry: Entry, index: number) => Output | Refusal,
): { Successful: readonly (Output & { Id: string })[]; Failed: readonly BatchFailure[] } {
  const Successful: (Output & { Id: string })[] = [];
  const Failed: BatchFailure[] = [];
  entries.forEach((entry, index) => {
    const outcome = run(entry, index);
    if (isRefusal(outcome)) {
      Failed.push({
        Id: entry.Id,
        Code: outcome.code,
        Message: outcome.sentence,
        SenderFault: outcome.status < 500,
      });
    } else Successful.push({ Id: entry.Id, ...outcome });
  });
  return { Successful, Failed };
}
