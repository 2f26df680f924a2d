/** What a learner might look for in vain; the README has it rule by rule. */
export const notModelled: readonly string[] = [
  'Enhanced fan-out: every reader here polls and shares the shard’s limit.',
  'On-demand capacity and UpdateShardCount; splits and merges show the same step by step.',
  'The delay of some 200 ms before a record can be read.',
  'Encryption, and streams that take seconds to be created.',
];
