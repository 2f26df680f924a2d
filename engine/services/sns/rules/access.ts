/** Who may publish, and whether it is this topic that is meant. */
import { isAllowed, readPolicy } from '../../../aws/policy.ts';
import type { Context, Refusal } from '../../../kernel/service.ts';
import { badArn, notAllowedByPolicy, topicDoesNotExist, topicElsewhere } from '../errors.ts';
import type { TopicState } from '../model.ts';

/** SNS-14: a service needs a statement of the topic's policy. Programs of the learner have their identity's. */
export function refuseAccess(ctx: Context, topic: TopicState): Refusal | undefined {
  const { principal } = ctx.request;
  if (!principal) return undefined;
  const policy = readPolicy(topic.settings.Policy);
  const request = { principal, action: 'SNS:Publish', resourceArn: topic.arn };
  return typeof policy === 'object' && isAllowed(policy, request)
    ? undefined
    : notAllowedByPolicy(principal, topic.arn);
}

/** SNS-E01, SNS-09, SNS-E09. In the playground the wire says which topic is meant, and the ARN may be left out. */
export function refuseTopicArn(topic: TopicState, arn: string | undefined): Refusal | undefined {
  if (arn === undefined || arn === topic.arn) return undefined;
  const parts = arn.split(':');
  if (parts.length < 6) return badArn('TopicArn', parts.length);
  return parts[3] === topic.arn.split(':')[3] ? topicDoesNotExist : topicElsewhere;
}
