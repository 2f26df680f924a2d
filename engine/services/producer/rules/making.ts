/** Making messages: when the next ones are due, and what is in them. */
import type { Context, Origin } from '../../../kernel/service.ts';
import type { OutgoingMessage } from '../../../programs/outgoing.ts';
import type { MessageAttributeValue } from '../../sqs/contract.ts';
import type { ProducerState } from '../model.ts';
import type { AttributeType, GivenAttribute, ScriptedMessage } from '../settings.ts';
import { isDense, nextDue } from './pattern.ts';
import { gather } from './sending.ts';

/** Plans the next messages, unless there are no more to make. */
export function planNext(ctx: Context, state: ProducerState): void {
  const { settings } = state;
  state.wakeId = 0;
  state.nextAtMs = Number.POSITIVE_INFINITY;
  const isEnough = settings.count > 0 && state.madeTotal >= settings.count;
  const made = state.madeTotal - state.madeBefore;
  const due = isEnough
    ? undefined
    : nextDue(settings.pattern, made, state.patternSinceMs, ctx.nowMs, () => ctx.random());
  state.isDone = due === undefined;
  if (!due) return;
  state.wakeId = ctx.wake(due.atMs, 'produce', due.count);
  state.nextAtMs = Math.max(due.atMs, ctx.nowMs);
}

/** Makes so many messages at this moment; each goes off, or waits with the batch. */
export function produceMany(ctx: Context, state: ProducerState, count: number): void {
  if (count > 1 && isDense(state.settings.pattern)) return produceTogether(ctx, state, count);
  for (let made = 0; made < count; made++) {
    const message = makeMessage(ctx, state);
    const { origin, group } = message;
    ctx.emit('MessageProduced', { message: origin, group });
    gather(ctx, state, message);
  }
}

/** One fact for all of them: at thousands a second nobody reads one line for each. */
function produceTogether(ctx: Context, state: ProducerState, count: number): void {
  const messages: OutgoingMessage[] = [];
  for (let made = 0; made < count; made++) messages.push(makeMessage(ctx, state));
  const origins = messages.map(({ origin }) => origin);
  const isGrouped = messages.some(({ group }) => group !== undefined);
  const detail = isGrouped
    ? { messages: origins, groups: messages.map(({ group }) => group) }
    : { messages: origins };
  ctx.emit('MessageProduced', detail);
  for (const message of messages) gather(ctx, state, message);
}

function makeMessage(ctx: Context, state: ProducerState): OutgoingMessage {
  const { pattern } = state.settings;
  const message =
    pattern.kind === 'script' ? makeScripted(ctx, state, pattern.messages) : makeNumbered(ctx, state);
  const { origin, group } = message;
  if (state.settings.partitionKeys === 'perMessage') message.partitionKey = `m${origin}`;
  state.madeTotal++;
  if (state.isUploading) message.objectKey = objectKeyOf(state, String(state.madeTotal), group);
  state.last = group === undefined ? { origin } : { origin, group };
  return message;
}

/** @param number what stands for {n} */
export function objectKeyOf(state: ProducerState, number: string, group: string | undefined): string {
  return filled(state.settings.objectKey, number, group);
}

function filled(template: string, number: string, group: string | undefined): string {
  if (!template.includes('{')) return template;
  return template.replaceAll('{n}', number).replaceAll('{group}', group ?? '');
}

function makeNumbered(ctx: Context, state: ProducerState): OutgoingMessage {
  const { settings } = state;
  const number = state.madeTotal + 1;
  const group = groupFor(ctx, state);
  const body = filled(settings.body, String(number), group).padEnd(settings.bodyLength, '.');
  const message: OutgoingMessage = { origin: ctx.mintOrigin(), body };
  if (group !== undefined) message.group = group;
  if (settings.deduplicationIds === 'perMessage') message.deduplicationId = `${ctx.self}-${number}`;
  if (settings.deduplicationIds === 'perBody')
    message.deduplicationId = body.replace(/\s/g, '-').slice(0, 128);
  if (settings.delaySeconds !== undefined) message.delaySeconds = settings.delaySeconds;
  if (settings.attributes.length > 0) {
    const given = settings.attributes.flatMap(({ name, type, values }) => {
      const value = values[state.madeTotal % values.length];
      return value === undefined ? [] : { name, value, ...(type ? { type } : {}) };
    });
    message.attributes = attributesOf(given);
  }
  return message;
}

function groupFor(ctx: Context, state: ProducerState): string | undefined {
  const { groups, groupOrder } = state.settings;
  if (groups.length === 0) return undefined;
  return groups[
    groupOrder === 'random' ? Math.floor(ctx.random() * groups.length) : state.madeTotal % groups.length
  ];
}

function makeScripted(
  ctx: Context,
  state: ProducerState,
  script: readonly ScriptedMessage[],
): OutgoingMessage {
  const place = state.madeTotal - state.madeBefore;
  const scripted = script[place] as ScriptedMessage;
  const origin = repeatedBy(state, scripted, place) ?? ctx.mintOrigin();
  state.scriptOrigins.set(place, origin);
  const message: OutgoingMessage = { origin, body: scripted.body };
  if (scripted.groupId !== undefined) message.group = scripted.groupId;
  if (scripted.deduplicationId !== undefined) message.deduplicationId = scripted.deduplicationId;
  if (scripted.delaySeconds !== undefined) message.delaySeconds = scripted.delaySeconds;
  if (scripted.attributes?.length) message.attributes = attributesOf(scripted.attributes);
  return message;
}

/** The story number of the message that this one repeats; only one that was made before can be. */
function repeatedBy(state: ProducerState, { repeatOf }: ScriptedMessage, place: number): Origin | undefined {
  return repeatOf === undefined || repeatOf >= place ? undefined : state.scriptOrigins.get(repeatOf);
}

/** As SQS and SNS want them. */
export function attributesOf(
  given: readonly GivenAttribute[],
): Readonly<Record<string, MessageAttributeValue>> {
  const type = (of: GivenAttribute): AttributeType => of.type ?? 'String';
  return Object.fromEntries(
    given.map((attribute) => [attribute.name, { DataType: type(attribute), StringValue: attribute.value }]),
  );
}
