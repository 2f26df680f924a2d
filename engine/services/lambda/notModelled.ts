/** What a learner might look for in vain; the README has it rule by rule. */
export const notModelled: readonly string[] = [
  'Event filters and tumbling windows.',
  'Provisioned concurrency, provisioned pollers and burst limits of scaling.',
  'Your own code: what the function does is set here.',
  'A dead-letter queue of the function itself.',
];
