/** What a learner might look for in vain; the README has it rule by rule. */
export const notModelled: readonly string[] = [
  'Encryption: SSE and KMS settings are stored and do nothing.',
  'Short polls see every message; the real ones ask only some of the servers.',
  'Duplicates and disorder that SQS makes by itself do not happen.',
  'Purge, message move tasks and the redrive allow policy.',
];
