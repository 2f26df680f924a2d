/** What each kind of fact means for the account of its messages. */
export type FactKind =
  | 'done'
  /** A place keeps it without counting copies: a shard, a bucket, a buffer, a function's own queue. */
  | 'kept'
  | 'letGo'
  /** Its sender has stopped trying. */
  | 'givenUp'
  | 'published'
  /** A filter policy or a transform has turned it away, as it was told to. */
  | 'unwanted'
  /** A topic's delivery has ended well. */
  | 'handedOver'
  | 'lost'
  /** A topic or a function has put it into a queue for what it could not deliver. */
  | 'restsElsewhere'
  | 'swallowed'
  | 'stored'
  | 'removed'
  /** From a queue to its dead-letter queue. */
  | 'moved'
  | 'moveArrived'
  | 'moveReturned'
  /** Says nothing about where it is. */
  | 'other';

const kinds = new Map<string, FactKind>([
  ['RecordPut', 'kept'],
  ['RecordsPut', 'kept'],
  ['RecordAccepted', 'kept'],
  ['RecordsAccepted', 'kept'],
  ['ObjectCreated', 'kept'],
  ['EventQueued', 'kept'],
  ['RecordsLost', 'letGo'],
  ['EventGivenUp', 'letGo'],
  ['SendRefused', 'givenUp'],
  ['SendGivenUp', 'givenUp'],
  ['FailureOverlooked', 'givenUp'],
  ['MessagePublished', 'published'],
  ['MessageFiltered', 'unwanted'],
  ['RecordsDropped', 'unwanted'],
  ['NotificationDelivered', 'handedOver'],
  ['DeliveryLost', 'lost'],
  ['MessageUnheard', 'lost'],
  ['DeliveryDeadLettered', 'restsElsewhere'],
  ['DestinationNotified', 'restsElsewhere'],
  ['WorkSucceeded', 'done'],
  ['RecordProcessed', 'done'],
  ['RecordsProcessed', 'done'],
  ['RequestWorked', 'done'],
  ['ObjectDelivered', 'done'],
  ['MessageSent', 'stored'],
  ['MessageDeleted', 'removed'],
  ['MessageExpired', 'removed'],
  ['MessageDeadLettered', 'moved'],
  ['DeadLetterArrived', 'moveArrived'],
  ['DeadLetterReturned', 'moveReturned'],
  ['MessageDeduplicated', 'swallowed'],
]);

export function kindOf(type: string): FactKind {
  return kinds.get(type) ?? 'other';
}
