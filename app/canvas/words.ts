/** What the canvas, the palette, the outline and the legend say, apart from how they say it. */
import type { FaultKind, FaultSummary } from '../../engine/index.ts';

const percent = (share: number) => `${Math.round(share * 100)} %`;
const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`;

/** What a fault does to whom it is set on, as a word for its badge. */
const faultWords: Readonly<Record<FaultKind, (fault: Omit<FaultSummary, 'kind'>) => string>> = {
  crash: () => 'crashed',
  slow: ({ factor, extraMs }) => (extraMs === undefined ? `slow ×${factor ?? 1}` : `slow +${extraMs} ms`),
  drop: ({ rate }) => `loses ${percent(rate ?? 1)}`,
  throttle: ({ rate }) => `throttles ${percent(rate ?? 1)}`,
  deny: () => 'denies access',
  partition: () => 'cut',
  loss: ({ rate }) => `loses ${percent(rate ?? 1)}`,
  latency: ({ extraMs }) => `+${extraMs ?? 0} ms`,
};

export const words = {
  token: (origin: number, count: number) => (count > 1 ? `m${origin} +${count - 1}` : `m${origin}`),
  lost: 'lost',
  lostBy: { partition: 'lost: wire cut', loss: 'lost on the way', drop: 'lost: never answered' },
  refused: 'refused',
  flash: {
    many: (count: number, what: string) => `${count} × ${what}`,
    kinds: ['sent', 'asks', 'delete', 'received', '', 'refused', 'dead letter'],
  },

  canvas: {
    name: 'Diagram',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Show the whole diagram',
    minimap: 'Small map of the diagram: drag in it to move the diagram',
    minimapSwitch: 'Small map',
    nodeKeys:
      'Arrows move the selected card, Enter opens its menu, X takes it into the selection, F2 renames it, C connects it, Delete removes it.',
    edgeKeys: 'Enter opens the menu of the wire, Delete removes it.',
    mark: 'one mark = one request or answer',
    omitted: (count: number) => `+ ${count.toLocaleString('en')} under way, not drawn`,
  },
  node: {
    name: (id: string, type: string) => `${id}, ${type}`,
    menu: (id: string) => `Menu of ${id}`,
    waiting: 'not in the run yet',
  },
  wire: {
    name: (from: string, to: string, kind: string) => `${kind}, from ${from} to ${to}`,
    menu: (kind: string) => `Menu of the wire “${kind}”`,
    /** On a pulled wire: what comes, and what is asked, by the service that is asked. */
    pulled: {
      sqs: { there: 'receive', back: 'delete' },
      kinesis: { there: 'records', back: 'read' },
    } as Readonly<Record<string, { there: string; back: string }>>,
    subscribe: (isFiltered: boolean, isRaw: boolean) =>
      ['subscribe', ...(isFiltered ? ['filtered'] : []), ...(isRaw ? ['raw'] : [])].join(' · '),
    redrive: (receives: number) => `redrive after ${receives} ${receives === 1 ? 'receive' : 'receives'}`,
  },
  menu: {
    send: 'Send a message',
    sent: (id: string) => `You sent a message to ${id}.`,
    body: 'sent by hand',
    group: 'hand',
    poll: 'Poll for messages (a receive)',
    polled: (id: string, bodies: readonly string[]) =>
      bodies.length === 0
        ? `You received nothing from ${id}.`
        : `You received ${bodies.map((body) => `“${body}”`).join(', ')} from ${id}: hidden until its visibility timeout ends, as for any receive.`,
    sendNow: 'Send one message now',
    publish: 'Publish a message',
    put: 'Put a record',
    upload: 'Upload an object',
    invoke: 'Invoke it (asynchronously)',
    request: 'Send a request',
    rewind: 'Read again from the oldest record',
    split: 'Split the busiest shard',
    merge: 'Merge the two quietest neighbours',
    done: (title: string, id: string) => `${title}: done, ${id} has answered.`,
    splitDone: (index: number) =>
      `Shard ${index} is being split in the middle of its range. What it holds stays in it; new records go to its children.`,
    mergeDone: (left: number, right: number) => `Shards ${left} and ${right} are being merged into one.`,
    nothingToMerge: 'There are no two neighbouring open shards to merge.',
    connect: 'Connect to…',
    faults: 'Break it',
    set: (title: string, amount: string) => (amount ? `${title}: ${amount}` : title),
    heal: (fault: string) => `Heal: ${fault}`,
    duplicate: 'Duplicate',
    delete: 'Delete',
  },
  pausePoint: {
    add: 'Pause when something arrives here',
    mark: 'Pauses when something arrives',
    added: (id: string) => `Playing will pause when something arrives at ${id}.`,
    removed: (id: string) => `Playing no longer pauses at ${id}.`,
  },
  fault: {
    badge: (fault: FaultSummary) => faultWords[fault.kind](fault),
    untilHealed: 'until healed',
    forSeconds: (amount: number) => `for ${amount} s`,
    times: (factor: number) => `×${factor}`,
    later: (ms: number) => `+${ms} ms`,
    share: percent,
    healsIn: (ms: number) => `heals in ${seconds(ms)}`,
    link: {
      partition: { title: 'Cut the wire', doc: 'Nothing crosses until it heals.' },
      loss: { title: 'Lose on the way', doc: 'A share of what crosses is lost.' },
      latency: { title: 'Slow the wire', doc: 'Everything takes longer, each way.' },
    },
  },
  connect: {
    here: (kinds: string) => `Release to connect: ${kinds}`,
    choose: (from: string, to: string) => `Which wire from ${from} to ${to}?`,
    title: (from: string) => `Connect ${from} to…`,
    none: 'There is nothing else on the diagram yet. Add a part first.',
    done: (from: string, to: string, kind: string) => `${from} and ${to} are wired: ${kind}.`,
    toNothing: 'A wire needs two ends: release it on a card.',
    toItself: (id: string) => `${id} cannot be wired to itself.`,
    impossible: 'not possible',
  },
  removed: (names: readonly string[]) => `Removed: ${names.join(', ')}. Undo brings it back.`,
  added: (id: string) => `Added ${id}.`,
  notPossible: (sentence: string) => `That was not possible: ${sentence}`,

  palette: {
    name: 'Parts',
    search: 'Search parts',
    placeholder: 'Search and add',
    none: (query: string) => `No part is called “${query}”.`,
    enter: 'Enter',
    absent: (name: string, nearest: string) => `${name}: not here yet. What comes nearest is “${nearest}”.`,
    hint: 'Drag a part to the diagram, or press Enter on it.',
    families: {
      programs: 'Programs',
      'queues and topics': 'Queues and topics',
      streams: 'Streams',
      'compute and storage': 'Compute and storage',
      outside: 'Outside',
    },
  },
  empty: {
    title: 'Nothing here yet',
    sentence:
      'Start with a program that sends, a queue that keeps, and workers that work. Wire them, then press play.',
    add: (title: string) =>
      `Add ${/^[AEIOSF][A-Z]|^[aeiou]/i.test(title) ? 'an' : 'a'} ${title.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}`,
  },
  outline: {
    name: 'Outline of the diagram',
    empty: 'The diagram is empty.',
    wires: (id: string) => `Wires of ${id}`,
    to: (kind: string, to: string) => `${kind} → ${to}`,
    from: (kind: string, from: string) => `${kind} ← ${from}`,
    noState: 'no state yet',
  },
  legend: {
    marks: 'A message is a disc in the colour of its group; its state is its shape.',
    states: {
      visible: 'visible',
      duplicate: 'duplicate',
      inFlight: 'in flight',
      deduplicated: 'deduplicated',
      delayed: 'delayed',
      deadLettered: 'dead-lettered',
      lost: 'lost',
    },
    travelling: 'On the wires',
    tokens: {
      message: 'message',
      ask: 'receive request',
      settle: 'delete',
      acknowledge: 'answer: done',
      refusal: 'answer: refused',
      deadLetter: 'to the dead-letter queue',
    },
    pips: 'received, of maxReceiveCount',
    density: 'one mark, many messages',
    canvasKeys: 'On the diagram',
    arrows: 'move the selected card',
    tab: 'next card or wire',
    enter: 'menu of the card or wire',
  },
} as const;
