/** What a learner might look for in vain; the README has it rule by rule. */
export const notModelled: readonly string[] = [
  'FIFO topics, and their archive and replay.',
  'E-mail, text messages, mobile push and Firehose as endpoints.',
  'Confirmation of subscriptions: every endpoint is confirmed at once.',
  'API rates and account quotas; throttling is a fault one sets.',
];
