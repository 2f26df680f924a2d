/** How a Firehose stream of a scenario begins, changes and ends. */
import { deliveryStreamArn } from '../../aws/arn.ts';
import type { Context, Link, Origin, Refusal } from '../../kernel/service.ts';
import { badName, invalidArgument } from './errors.ts';
import { mebibyte, nameLengthMax } from './limits.ts';
import { type DeliveryStreamState, newStream, type Transform } from './model.ts';
import { applyNewHints, hintMsOf } from './rules/buffering.ts';
import { releaseHeld } from './rules/delivering.ts';
import { prefixProblem } from './rules/prefix.ts';
import { originsOf } from './rules/recordBuffer.ts';
import { reading } from './rules/source.ts';
import { applyNewTransform } from './rules/transforming.ts';
import type { DeliveryStreamSettings } from './settings.ts';

export function begin(ctx: Context, given: Readonly<Record<string, unknown>>): DeliveryStreamState | Refusal {
  const settings = given as unknown as DeliveryStreamSettings;
  const isName = /^[A-Za-z0-9_.-]+$/.test(ctx.self) && ctx.self.length <= nameLengthMax;
  if (!isName) return badName;
  return refusePrefixes(settings) ?? newStream(ctx, deliveryStreamArn(ctx, ctx.self), settings);
}

export function configure(
  ctx: Context,
  stream: DeliveryStreamState,
  changes: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  const settings = { ...stream.settings, ...changes };
  const refusal = refusePrefixes(settings);
  if (refusal) return refusal;
  stream.settings = settings;
  stream.version++;
  applyNewHints(ctx, stream);
  return undefined;
}

/** FH-22 */
function refusePrefixes({ Prefix, ErrorOutputPrefix }: DeliveryStreamSettings): Refusal | undefined {
  const problem = prefixProblem(Prefix, ErrorOutputPrefix);
  return problem === undefined ? undefined : invalidArgument(problem);
}

export function linked(ctx: Context, stream: DeliveryStreamState): void {
  stream.bucket = ctx.linksOut.find(({ kind }) => kind === 'deliver')?.to;
  stream.transform = transformOf(ctx.linksOut.find(({ kind }) => kind === 'transform'));
  const sources = ctx.linksIn.filter(({ kind }) => kind === 'poll');
  stream.source = sources[0];
  reading.follow(ctx, stream, sources);
  applyNewTransform(ctx, stream);
  if (stream.bucket !== undefined) releaseHeld(ctx, stream);
}

function transformOf(wire: Link | undefined): Transform | undefined {
  if (!wire) return undefined;
  const { BufferSizeInMBs, BufferIntervalInSeconds, NumberOfRetries } = wire.settings as Readonly<
    Record<string, number>
  >;
  return {
    to: wire.to,
    hintBytes: Math.floor((BufferSizeInMBs as number) * mebibyte),
    hintMs: hintMsOf(BufferIntervalInSeconds as number),
    attemptsMax: (NumberOfRetries as number) + 1,
  };
}

/** What is not in the bucket by now goes with the stream. */
export function end(ctx: Context, stream: DeliveryStreamState): void {
  const messages: Origin[] = [];
  const add = (origins: readonly Origin[]) => {
    for (const origin of origins) messages.push(origin);
  };
  add(originsOf(stream.intake.takeAll()));
  stream.batches.scan(({ origins }) => void add(origins));
  add(originsOf(stream.buffer.takeAll()));
  stream.deliveries.scan(({ origins }) => void add(origins));
  if (messages.length > 0) ctx.emit('RecordsLost', { messages, reason: 'the stream was deleted' });
}
