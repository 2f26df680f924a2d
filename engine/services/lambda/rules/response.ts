/** What the function's code returns. */
import type { TransformResult } from '../../firehose/contract.ts';
import type { Fate, Handed, Response, WorkRecord } from '../model.ts';
import type { FunctionSettings } from '../settings.ts';

export function responseOf(
  settings: FunctionSettings,
  handed: Handed,
  records: readonly WorkRecord[],
  fate: Fate,
): Response {
  if (settings.answerWith !== '') return parse(settings.answerWith);
  if (handed.kind === 'transform')
    return { value: transformed(settings.transformTo, records, fate), isJson: true };
  const reports = (handed.kind === 'queue' || handed.kind === 'stream') && handed.reports;
  if (!reports) return { value: null, isJson: true };
  const places = handed.kind === 'queue' && handed.isFifo ? fromFirst(fate.failed, records) : fate.failed;
  const batchItemFailures = places.map((place) => ({ itemIdentifier: (records[place] as WorkRecord).id }));
  return { value: { batchItemFailures }, isJson: true };
}

/** LAM-13: it stopped at the first failure; what comes behind was not worked on and must not be deleted either. */
function fromFirst(failed: readonly number[], records: readonly WorkRecord[]): readonly number[] {
  const [first] = failed;
  return first === undefined
    ? []
    : Array.from({ length: records.length - first }, (_, index) => first + index);
}

/** FH-17: every record comes back once, with its result. */
function transformed(template: string, records: readonly WorkRecord[], fate: Fate): TransformResult {
  const failed = new Set(fate.failed);
  const dropped = new Set(fate.dropped);
  return {
    records: records.map(({ id: recordId, body, origin }, place) => {
      if (failed.has(place)) return { recordId, result: 'ProcessingFailed', data: body };
      if (dropped.has(place)) return { recordId, result: 'Dropped', data: body };
      const data = template.replace(/\{(body|m)\}/g, (_, name) => (name === 'body' ? body : `m${origin}`));
      return { recordId, result: 'Ok', data };
    }),
  };
}

function parse(text: string): Response {
  try {
    return { value: JSON.parse(text), isJson: true };
  } catch {
    return { value: text, isJson: false };
  }
}
