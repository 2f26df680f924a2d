/** How a function begins, changes, and follows its wires. */
import { functionArn } from '../../aws/arn.ts';
import type { Context } from '../../kernel/service.ts';
import { type FunctionState, newFunction } from './model.ts';
import { findDestination } from './rules/destination.ts';
import { followQueues } from './rules/queueMappings.ts';
import { followStreams } from './rules/streamReading.ts';
import type { FunctionSettings } from './settings.ts';

export function begin(ctx: Context, settings: Readonly<Record<string, unknown>>): FunctionState {
  return newFunction(ctx.epoch, {
    settings: settings as unknown as FunctionSettings,
    name: ctx.self,
    arn: functionArn(ctx, ctx.self),
    account: ctx.account,
    region: ctx.region,
  });
}

export function linked(ctx: Context, state: FunctionState): void {
  state.destination = findDestination(ctx.linksOut);
  const sources = ctx.linksIn.filter(({ kind }) => kind === 'eventSource');
  followQueues(
    ctx,
    state,
    sources.filter(({ fromService }) => fromService === 'sqs'),
  );
  followStreams(
    ctx,
    state,
    sources.filter(({ fromService }) => fromService === 'kinesis'),
  );
}

/** New settings hold for what begins from now on; what runs goes on as it began. */
export function configure(
  _ctx: Context,
  state: FunctionState,
  changes: Readonly<Record<string, unknown>>,
): undefined {
  state.settings = { ...state.settings, ...changes } as FunctionSettings;
  return undefined;
}
