/** Who may send: programs of the account by their identity, other services by the queue's access policy (SQS-123). */
import { isAllowed, readPolicy } from '../../../aws/policy.ts';
import type { Context, Refusal } from '../../../kernel/service.ts';
import { notAllowedByPolicy } from '../errors.ts';
import type { QueueState } from '../model.ts';

/** @param action "sqs:SendMessage" */
export function refuseAccess(ctx: Context, queue: QueueState, action: string): Refusal | undefined {
  const { principal } = ctx.request;
  if (!principal) return undefined;
  const policy = readPolicy(queue.settings.Policy ?? '');
  const mayCall =
    typeof policy !== 'string' && isAllowed(policy, { principal, action, resourceArn: queue.arn });
  return mayCall ? undefined : notAllowedByPolicy(principal, action, queue.arn);
}
