/** What a service looks like before anything happened: static and declarative, read by palette, card and inspector. */
export interface Face {
  /** In the palette: "SQS queue". */
  title: string;
  /** One sentence for the palette and the empty inspector. */
  doc: string;
  /** Palette group. */
  family: 'programs' | 'queues and topics' | 'streams' | 'compute and storage' | 'outside';
  /** Name of the tint in `tokens.css`: "queue", "stream", "compute", "storage", "broker", "outside". */
  tint: 'queue' | 'stream' | 'compute' | 'storage' | 'broker' | 'outside';
  /** Icon's name in the page's icon table. */
  icon: string;
  /** What new resources are called: "queue", then "queue-2". A suffix (".fifo") is put behind the number. */
  baseName: string;
  nameSuffix?: string;
  /** Palette entries: one per useful start of the same service (standard queue, FIFO queue). */
  starts: readonly {
    id: string;
    title: string;
    icon: string;
    baseName: string;
    nameSuffix?: string;
    settings: Readonly<Record<string, unknown>>;
  }[];
}

/**
 * How one kind of fact reads. `{name}` is the resource, `{m}` the message (detail's `message`) or the messages (detail's
 * `messages`: "m1, m2 and m3", or "500 messages"), other names are fields of the fact's detail; `{x:s}` shows
 * milliseconds as time, `{x:i}` cuts a long id short, `{of x}` is " of x" where there is an x.
 */
export interface FactWords {
  /** A line of the story: "{m} visible again". */
  line: string;
  /** The small right-hand column: "timeout {timeoutMs:s}". */
  note?: string;
  /** The caption: a whole sentence with its cause. Absent when the fact is too small for one. */
  caption?: string;
  /** Captions that differ by the text in one field of the detail; `caption` stands where none of them does. */
  captionBy?: { field: string; captions: Readonly<Record<string, string>> };
  /** Rule the caption's term links to, "SQS-40". */
  rule?: string;
  /** "good" ends well, "bad" is trouble, "plain" neither. Never told by colour alone. */
  tone: 'plain' | 'good' | 'bad';
  /** How the scrubber paints it; absent = not painted. */
  mark?:
    | 'sent'
    | 'received'
    | 'timedOut'
    | 'deleted'
    | 'deadLettered'
    | 'failed'
    | 'throttled'
    | 'duplicate'
    | 'lost'
    /** Came by: through a topic, into a stream, a buffer or a bucket. */
    | 'passed';
  /** True for the bookkeeping that stepping passes over. */
  isMinor?: boolean;
}
