/** What a function is billed by. https://aws.amazon.com/lambda/pricing/ */
import type { MeterDefinition } from '../../kernel/figures.ts';
import { memoryMegabytes } from './limits.ts';
import type { FunctionState } from './model.ts';

export const meter: readonly MeterDefinition<FunctionState>[] = [
  {
    price: 'lambda.request',
    dimension: 'invocations',
    doc: 'Each time the function begins is one, whoever asks and however it ends. Being throttled is free.',
    read: (state) => state.invocationsTotal,
  },
  {
    price: 'lambda.gigabyteSecond',
    dimension: 'gigabyte-seconds',
    doc: `Time from the beginning of each invocation, cold start included, to its end, each rounded up to a millisecond, times its memory: ${memoryMegabytes} MB, the default.`,
    read: (state) => (state.billedMs / 1_000) * (memoryMegabytes / 1_024),
  },
];
