/** Worlds that once were not sound, each with what was wrong. They stay. */
export const regressionSeeds: readonly (readonly [seed: number, story: string])[] = [
  [
    12,
    'a queue and, after it was removed, a program of the same name: the log took the facts of one for the other',
  ],
  [608, 'a delete with an empty handle deleted whatever had come into the queue first, received or not'],
  [923, 'retention took the message that held up a FIFO group, and the receive that waited was not answered'],
  [1159, 'as 923, the retention having been shortened by SetQueueAttributes'],
  [1762, 'as 923, with several groups'],
  [
    1021,
    'a fault that refuses by chance drew from the generator of a queue that the next checkpoint passed over',
  ],
  [1003, 'seekStep from between two steps stayed where it was'],
  [2648, 'a worker removed in the instant of its request: nobody is left whose time could run out'],
];
