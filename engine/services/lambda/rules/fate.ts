/** How an invocation will go: how long it takes, which records it is done with, and how it ends. */
import type { Context, Origin } from '../../../kernel/service.ts';
import { isMeant, meantBy } from '../../../programs/meant.ts';
import { workMs } from '../../../programs/work.ts';
import { countOf, type Fate, type FunctionState, type Handed, type WorkRecord } from '../model.ts';

/** What the code makes of one record. */
type Verdict = { kind: 'done' | 'drop' } | { kind: 'fail' | 'throw'; reason: string };

/**
 * The function's code goes through the records one after the other. Where order matters it stops at the first that fails
 * (LAM-13); elsewhere it does all it can, and then names the failed ones, or throws.
 */
export function fateOf(
  ctx: Context,
  state: FunctionState,
  handed: Handed,
  records: readonly WorkRecord[],
): Fate {
  const { settings } = state;
  const isOrdered = handed.kind === 'stream' || (handed.kind === 'queue' && handed.isFifo);
  const isTransform = handed.kind === 'transform';
  const names = isTransform || ((handed.kind === 'queue' || handed.kind === 'stream') && handed.reports);
  const walk: Walk = { done: [], failed: [], dropped: [], count: 0, thrown: '', firstReason: '' };
  for (const [place, record] of records.entries()) {
    const verdict = verdictOn(state, record, isTransform);
    walk.count++;
    note(walk, verdict, place);
    if (verdict.kind === 'throw' || (verdict.kind === 'fail' && isOrdered)) break;
  }
  const failure = names ? walk.thrown : walk.thrown || walk.firstReason;
  const isUnlucky = failure === '' && settings.failRate > 0 && ctx.random() < settings.failRate;
  const baseMs = workMs(settings.work, () => ctx.random());
  const wholeMs = (baseMs + settings.workPerRecordSeconds * 1000 * walk.count) * ctx.slowFactor;
  const { dropped } = walk;
  const fate: Fate = {
    wholeMs,
    end: failure || isUnlucky ? 'throw' : 'return',
    reason: isUnlucky ? 'fails by chance' : failure,
    // By chance it throws before it has done anything.
    done: isUnlucky ? [] : walk.done,
    failed: walk.failed,
    dropped,
  };
  const timeoutMs = settings.Timeout * 1000;
  return wholeMs > timeoutMs ? cutShort(fate, walk.count, timeoutMs) : fate;
}

interface Walk {
  done: number[];
  failed: number[];
  dropped: number[];
  count: number;
  thrown: string;
  firstReason: string;
}

function note(walk: Walk, verdict: Verdict, place: number): void {
  if (verdict.kind === 'fail' || verdict.kind === 'throw') {
    walk.failed.push(place);
    if (verdict.kind === 'throw') walk.thrown = verdict.reason;
    else walk.firstReason ||= verdict.reason;
  } else if (verdict.kind === 'done') walk.done.push(place);
  else walk.dropped.push(place);
}

/** Time out: what it has got through by then is done all the same, and will be done again. */
function cutShort(fate: Fate, count: number, timeoutMs: number): Fate {
  const throughCount = Math.floor((count * timeoutMs) / fate.wholeMs);
  return {
    ...fate,
    end: 'timeout',
    done: fate.done.filter((place) => place < throughCount),
    failed: [],
    dropped: [],
  };
}

/** Named causes are the same at every seed, so that a poison message is poison for good. */
function verdictOn(state: FunctionState, record: WorkRecord, isTransform: boolean): Verdict {
  const { throwMessages, failMessages, failFirstTimes, dropMessages } = state.settings;
  const throwing = meantBy(throwMessages, record);
  if (throwing !== undefined) return { kind: 'throw', reason: `throws on “${throwing}”` };
  const tries = triesOf(state, record.origin);
  if (tries <= failFirstTimes)
    return { kind: isTransform ? 'throw' : 'fail', reason: `fails at attempt ${tries}` };
  const failing = meantBy(failMessages, record);
  if (failing !== undefined) return { kind: 'fail', reason: `fails on “${failing}”` };
  const isDropped = isTransform && dropMessages.some((name) => isMeant(name, record));
  return { kind: isDropped ? 'drop' : 'done' };
}

function triesOf(state: FunctionState, origin: Origin): number {
  return countOf(state.tries, origin);
}
