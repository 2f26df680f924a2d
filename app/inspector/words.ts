/** What the inspector says of calls on the wire and of copies. */
import type { ExchangeFate } from '../../engine/index.ts';

export const words = {
  exchange: {
    show: 'Show the request',
    showOf: (line: string) => `Show the request: ${line}`,
    showLast: (name: string) => `Show the last call at ${name}`,
    name: 'Call on the wire',
    title: (action: string, from: string, to: string) => `${action}: ${from || 'you'} → ${to}`,
    times: (left: string, answered?: string) =>
      answered === undefined ? `left at ${left} s` : `left at ${left} s, answered at ${answered} s`,
    request: 'Request',
    response: 'Response',
    copyRequest: 'Copy the request',
    copyResponse: 'Copy the response',
    copied: 'Copied.',
    notCopied: 'The browser did not allow copying. Select the text instead.',
    compose: 'Compose one like it',
    close: 'Close the call',
    leftOut:
      'Broken into lines to be read. Left out, because a simulation has none of it: signature and credentials, date, lengths, the client’s own headers.',
    none: 'No AWS call belongs to this: it happened inside a program or a service, or a queue moved it to another.',
    noneYet: (name: string) => `No call at ${name} yet. Play or step until something is sent.`,
    cut: (shown: number, all: number) =>
      `The first ${shown.toLocaleString('en')} of ${all.toLocaleString('en')} characters. Copying takes all of them.`,
    fate: {
      open: 'Not answered yet.',
      requestLost:
        'The request was lost on the way: nobody answers it, and the caller waits until its time runs out.',
      answerLost: 'The answer was given and lost on the way: the work was done, and the caller cannot know.',
      tooLate: 'The answer came after the caller had given up.',
      own: 'You made this call yourself: its answer was shown where you made it, and is not kept.',
    } satisfies Record<ExchangeFate, string>,
  },
  copies: {
    name: 'Its copies now',
    copy: (origin: number, copy: number) => `m${origin}·${copy}`,
    ended: (place: string) => `gone from ${place}`,
    in: (place: string) => `in ${place}`,
    received: (count: number) => `received ${count}×`,
    why: (name: string, where: string) => `${name}, ${where}. Show why.`,
  },
} as const;
