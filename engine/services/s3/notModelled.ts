/** What a learner might look for in vain; the README has it rule by rule. */
export const notModelled: readonly string[] = [
  'Versions, multipart uploads, lifecycle and replication.',
  'Bucket policies and encryption: whoever has a wire may call.',
  'EventBridge as a target of notifications.',
];
