/** How a topic of a scenario begins, changes and ends. */
import { topicArn } from '../../aws/arn.ts';
import type { Context, Refusal } from '../../kernel/service.ts';
import { newTopic, type TopicState } from './model.ts';
import { loseWaiting } from './rules/delivery.ts';
import { followWires } from './rules/subscriptions.ts';
import { applyTopicSettings, refuseTopicName, refuseTopicSettings } from './rules/topicAttributes.ts';
import type { TopicSettings } from './settings.ts';

export function begin(ctx: Context, given: Readonly<Record<string, unknown>>): TopicState | Refusal {
  const settings = given as unknown as TopicSettings;
  const refusal = refuseTopicName(ctx.self) ?? refuseTopicSettings(settings);
  return refusal ?? newTopic(ctx.epoch, ctx.self, topicArn(ctx, ctx.self), settings);
}

export function configure(
  ctx: Context,
  topic: TopicState,
  changes: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  const refusal = refuseTopicSettings(changes as Partial<TopicSettings>);
  if (!refusal) applyTopicSettings(ctx, topic, changes);
  return refusal;
}

export function linked(ctx: Context, topic: TopicState): void {
  followWires(ctx, topic);
}

/** What waits for another attempt goes with the topic. */
export function end(ctx: Context, topic: TopicState): void {
  loseWaiting(ctx, topic, 'the topic was deleted');
  ctx.emit('TopicDeleted', { subscriptions: topic.subscriptions.size });
}
