/** What is said of a link that holds a diagram: where it is made, and where it is opened. */
function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

export const shareWords = {
  title: 'Share a link',
  intro:
    'Whoever opens the link sees this diagram, paused at the time you choose. Nothing is sent anywhere: the diagram is in the link itself.',
  field: 'Link',
  copy: 'Copy',
  send: 'Send…',
  copied: 'The link was copied.',
  notCopied: 'The browser did not allow copying. The link is selected: copy it by hand.',
  making: 'Making the link…',
  opensAt: 'Opens, paused, at',
  atNow: (time: string) => `${time}, where the run is now`,
  atStart: 'the start',
  contains: 'In the link',
  notContained: 'Not in the link',
  parts: (resources: number, wires: number) =>
    `${counted(resources, 'resource', 'resources')} and ${counted(wires, 'wire', 'wires')}, with settings and places`,
  notes: (count: number) => counted(count, 'note or frame', 'notes and frames'),
  script: (count: number) => counted(count, 'scripted act', 'scripted acts'),
  seed: (seed: number) => `seed ${seed}: the same seed gives the same run`,
  acts: 'what you did by hand while it ran (calls, faults): the run is made anew from the diagram as it is now',
  length: (characters: number) => `${characters.toLocaleString('en')} characters`,
  tooLong: (characters: number, max: number) =>
    `As a link this would be ${characters.toLocaleString('en')} characters long, and chats and browsers carry about ${max.toLocaleString('en')}. Send it as a file instead.`,
  cannotOpen: (why: string) => `The link was not opened. ${why}`,
  newer: (version: string) =>
    `It is from a newer Inflight (link format ${version}). Reload the page to get the newest one.`,
  broken: 'It is damaged or incomplete: a part of it may have been lost on the way. Ask for it again.',
  tooLarge: 'It holds more than a diagram can have.',
  notADiagram: (why: string) => `What it holds is not a diagram that can run here. ${why}`,
  cutShort: (reached: string, wanted: string) =>
    `The run is long: it was simulated up to ${reached}, not to ${wanted}. Play goes on from here.`,
} as const;
