/** RequestResponse: the caller waits for the result. */
import type { Call, Context } from '../../../kernel/service.ts';
import type { InvokeOutput } from '../contract.ts';
import type { Invocation, Outcome } from '../model.ts';
import { originsOf } from './effects.ts';

/** A failed function is no refusal: the call itself went well, and says so with 200. */
export function answerCall(ctx: Context, call: Call, { records }: Invocation, outcome: Outcome): void {
  const output: InvokeOutput =
    outcome.kind === 'returned'
      ? { StatusCode: 200, Payload: outcome.response.value }
      : { StatusCode: 200, FunctionError: 'Unhandled', Payload: errorPayload(outcome) };
  ctx.reply(call, output, originsOf(records));
}

/** What stands in place of a result. */
export function errorPayload(outcome: Exclude<Outcome, { kind: 'returned' }>): object {
  const { kind, sentence, requestId } = outcome;
  return kind === 'timeout'
    ? { errorType: 'Sandbox.Timedout', errorMessage: `RequestId: ${requestId} Error: ${sentence}` }
    : { errorType: 'Error', errorMessage: sentence };
}
