/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
import { type ActionDefinition, later } from '../../../kernel/service.ts';
import type { InvokeInput, InvokeOutput } from '../contract.ts';
import { tooManyRequests } from '../errors.ts';
import type { FunctionState } from '../model.ts';
import { acceptEvent } from '../rules/asyncEvents.ts';
import { invoke as beginInvocation } from '../rules/invoking.ts';
import { readPayload, recordCount } from '../rules/payload.ts';

export const invoke: ActionDefinition<FunctionState> = {
  input: {
    type: 'object',
    open: true,
    fields: {
      FunctionName: {
        type: 'string',
        doc: 'Which function. Known from the wire in the playground.',
        advanced: true,
      },
      InvocationType: {
        type: 'string',
        oneOf: ['RequestResponse', 'Event'],
        default: 'RequestResponse',
        doc: 'RequestResponse waits for the result; Event is answered at once with 202, and run later.',
      },
      Payload: { type: 'any', default: {}, doc: 'The event: any JSON.' },
    },
  },
  doc: 'Runs the function once.',
  run(ctx, state, { InvocationType: type, Payload: payload = {} }: Partial<InvokeInput>) {
    const origins = Array.from({ length: recordCount(payload) }, (_, index) => ctx.originAt(index));
    if (type === 'Event') {
      acceptEvent(ctx, state, payload, origins);
      return { StatusCode: 202 } satisfies InvokeOutput;
    }
    const source = { kind: 'call', call: ctx.request } as const;
    const read = readPayload(payload, origins);
    return beginInvocation(ctx, state, { source, ...read, by: ctx.request.from }) ? later : tooManyRequests;
  },
};
