/** What a learner might look for in vain; the README has it rule by rule. */
export const notModelled: readonly string[] = [
  'Destinations other than S3, and backup of the source records.',
  'Compression, format conversion and dynamic partitioning.',
  'Sources MSK, logs and IoT.',
];
