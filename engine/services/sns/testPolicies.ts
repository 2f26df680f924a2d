/** For tests: settings of a queue whose access policy lets topics in, as the page writes it when a wire is drawn. */
import { queueArn, topicArn } from '../../aws/arn.ts';
import { allowStatement, withStatement } from '../../aws/policy.ts';

const home = { account: '123456789012', region: 'us-east-1' };

/** `queue('billing', lettingIn('billing', 'orders'))` */
export function lettingIn(queue: string, ...topics: readonly string[]): { Policy: string } {
  let Policy = '';
  for (const topic of topics) {
    Policy = withStatement(
      Policy,
      allowStatement({
        sid: `allow-${topic}`,
        service: 'sns.amazonaws.com',
        action: 'sqs:SendMessage',
        resourceArn: queueArn(home, queue),
        sourceArn: topicArn(home, topic),
      }),
    );
  }
  return { Policy };
}
