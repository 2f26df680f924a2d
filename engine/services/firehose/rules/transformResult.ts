/** What a transform function gave back, read by its contract (FH-17): every record id once, with its result. */
import { utf8Bytes } from '../../../aws/utf8.ts';
import type { Answer } from '../../../kernel/service.ts';
import type { InvokeOutput } from '../../lambda/contract.ts';
import type { BufferedRecord } from './recordBuffer.ts';

export interface Failure {
  /** "Lambda.FunctionError" */
  code: string;
  sentence: string;
}

export interface FailedRecord extends Failure {
  record: BufferedRecord;
}

/** What becomes of the records of one batch, each in exactly one of the lists, in the order of the batch. */
export interface Verdicts {
  /** With the data the function gave them. */
  ok: readonly BufferedRecord[];
  dropped: readonly BufferedRecord[];
  failed: readonly FailedRecord[];
}

export const functionTimedOut: Failure = {
  code: 'Lambda.FunctionRequestTimedOut',
  sentence: 'The function did not answer within 5 minutes.',
};

/** Why an invocation has no result: refused, unanswered, or the function failed. Undefined when it has one. */
export function invocationFailure({ isTimedOut, refusal, output }: Answer): Failure | undefined {
  if (isTimedOut) return functionTimedOut;
  if (refusal) return { code: refusalCode(refusal.code, refusal.status), sentence: refusal.sentence };
  const { FunctionError, Payload } = output as InvokeOutput;
  if (FunctionError === undefined) return undefined;
  return { code: 'Lambda.FunctionError', sentence: errorMessageIn(Payload) ?? 'The function failed.' };
}

function refusalCode(code: string, status: number): string {
  if (code === 'TooManyRequestsException' || status === 429) return 'Lambda.InvokeLimitExceeded';
  if (code === 'ResourceNotFoundException') return 'Lambda.ResourceNotFound';
  return code.startsWith('AccessDenied') ? 'Lambda.InvokeAccessDenied' : 'Lambda.FunctionError';
}

function errorMessageIn(payload: unknown): string | undefined {
  const { errorMessage } = asObject(payload) ?? {};
  return typeof errorMessage === 'string' ? errorMessage : undefined;
}

const unreadable: Failure = {
  code: 'Lambda.JsonMappingException',
  sentence: 'The result of the function has no list of records.',
};
const missing: Failure = {
  code: 'Lambda.MissingRecordId',
  sentence: 'The result of the function does not have the id of this record.',
};
const duplicated: Failure = {
  code: 'Lambda.DuplicatedRecordId',
  sentence: 'The result of the function has the id of this record more than once.',
};
const processingFailed: Failure = {
  code: 'Lambda.ProcessingFailedStatus',
  sentence: 'ProcessingFailed status set for record',
};
const badEntry: Failure = {
  code: 'Lambda.JsonMappingException',
  sentence: 'The result of this record is none of Ok, Dropped and ProcessingFailed, or has no data.',
};

export function verdictsOf(records: readonly BufferedRecord[], output: unknown): Verdicts {
  const { records: results } = asObject((output as InvokeOutput).Payload) ?? {};
  if (!Array.isArray(results)) {
    return { ok: [], dropped: [], failed: records.map((record) => ({ record, ...unreadable })) };
  }
  const byId = new Map<unknown, unknown[]>();
  for (const result of results) {
    const { recordId } = asObject(result) ?? {};
    byId.set(recordId, [...(byId.get(recordId) ?? []), result]);
  }
  const ok: BufferedRecord[] = [];
  const dropped: BufferedRecord[] = [];
  const failed: FailedRecord[] = [];
  for (const record of records) {
    const verdict = verdictOf(byId.get(record.recordId) ?? []);
    if (verdict === 'dropped') dropped.push(record);
    else if ('code' in verdict) failed.push({ record, ...verdict });
    else ok.push({ ...record, data: verdict.data, bytes: utf8Bytes(verdict.data) });
  }
  return { ok, dropped, failed };
}

function verdictOf(results: readonly unknown[]): 'dropped' | { data: string } | Failure {
  if (results.length !== 1) return results.length === 0 ? missing : duplicated;
  const { result, data } = asObject(results[0]) ?? {};
  if (result === 'Dropped') return 'dropped';
  if (result === 'ProcessingFailed') return processingFailed;
  return result === 'Ok' && typeof data === 'string' ? { data } : badEntry;
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
