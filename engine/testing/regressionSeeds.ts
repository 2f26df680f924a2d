/** Worlds that once were not sound, each with what was wrong. They stay. */
export const regressionSeeds: readonly (readonly [seed: number, story: string])[] = [
  [
    48,
    'a queue and, once it was removed, a program of the same name: the log took the facts of one for the other',
  ],
  [287, 'as 48, the other way round'],
  [614, 'a delete with an empty handle deleted whatever had come into the queue first, received or not'],
  [
    1126,
    'retention took the message that held up a FIFO group, and the receive that waited was not answered',
  ],
  [
    10024,
    'a stream reader whose wire was taken away while it was down asked the stream once more when it came back',
  ],
  [
    10014,
    'a record became too old at a time that was no whole microsecond: its lane was woken a hair too early, for ever',
  ],
  [20027, 'a request by hand was taken in by an HTTP service that was down, and held its thread for ever'],
  [21552, 'a topic showed the time of a retry with more digits than a microsecond has'],
];
