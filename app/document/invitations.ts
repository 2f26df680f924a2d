/** What a story invites its visitor to do once its point has been seen: the first act, and where to do it. */

export interface Invitation {
  /** Virtual seconds from the start: by then what it is about has happened. */
  afterSeconds: number;
  /** After "Your turn:". */
  sentence: string;
  /** A resource or a wire whose settings are meant, and a verb that names it. */
  acts: readonly { verb: string; on: string }[];
}

/** By the name of the story's document. */
const invitations: Readonly<Record<string, Invitation>> = {
  'Poison message': {
    afterSeconds: 20,
    sentence: 'let billing stop failing on m2, or let orders try it more often.',
    acts: [
      { verb: 'Change billing', on: 'billing' },
      { verb: 'Change the redrive', on: 'orders-orders-dlq' },
    ],
  },
  'Visibility timeout too short': {
    afterSeconds: 60,
    sentence: 'give the work time enough, and see the second effect go.',
    acts: [{ verb: 'Change videos', on: 'videos' }],
  },
  'Deduplication window': {
    afterSeconds: 65,
    sentence: 'give each payment its own MessageDeduplicationId.',
    acts: [{ verb: 'Change checkout', on: 'checkout' }],
  },
  'Everyone behind Alice': {
    afterSeconds: 20,
    sentence: 'let the clerks stop failing, or add groups, and see who waits for whom.',
    acts: [
      { verb: 'Change clerks', on: 'clerks' },
      { verb: 'Change desk', on: 'desk' },
    ],
  },
  'Long against short polling': {
    afterSeconds: 40,
    sentence: 'let asks-often wait for its messages, and count the calls again.',
    acts: [{ verb: 'Change asks-often', on: 'asks-often' }],
  },
  'Delay or visibility timeout': {
    afterSeconds: 30,
    sentence: 'set the delay to 0, and receive at once.',
    acts: [{ verb: 'Change think-again', on: 'think-again' }],
  },
  'Tight against loose coupling': {
    afterSeconds: 50,
    sentence: 'crash shipping-workers by hand from their menu, for as long as you like: who notices?',
    acts: [{ verb: 'Select shipping-workers', on: 'shipping-workers' }],
  },
  'Fan-out with filters': {
    afterSeconds: 14,
    sentence: 'let refunds through to ship: change the filter on its wire.',
    acts: [{ verb: 'Change the filter', on: 'order-events-ship' }],
  },
  'An endpoint is down': {
    afterSeconds: 80,
    sentence: 'give audit a dead-letter queue too: connect order-events with a queue by “dead letters”.',
    acts: [{ verb: 'Select order-events', on: 'order-events' }],
  },
  'Hot shard': {
    afterSeconds: 12,
    sentence: 'split the hot shard from the menu of clicks. It does not help: why not? Then spread the keys.',
    acts: [
      { verb: 'Select clicks', on: 'clicks' },
      { verb: 'Change likes', on: 'likes' },
    ],
  },
  'Split with order kept and broken': {
    afterSeconds: 40,
    sentence: 'let careless read children after parents, and run it again with R.',
    acts: [{ verb: 'Change careless', on: 'careless' }],
  },
  'Two readers, and one reads again': {
    afterSeconds: 55,
    sentence: 'rewind billing from its menu, too: who notices?',
    acts: [{ verb: 'Select billing', on: 'billing' }],
  },
  'Size or interval, whichever comes first': {
    afterSeconds: 70,
    sentence: 'let quiet flush after 15 s, or busy at 5 MiB.',
    acts: [
      { verb: 'Change quiet', on: 'quiet' },
      { verb: 'Change busy', on: 'busy' },
    ],
  },
  'A transform that drops and fails': {
    afterSeconds: 40,
    sentence: 'let clean stop failing, and open the objects that arrive in lake.',
    acts: [{ verb: 'Change clean', on: 'clean' }],
  },
  'One bad record in a batch': {
    afterSeconds: 15,
    sentence: 'let charge name the record that failed, as charge-2 does.',
    acts: [{ verb: 'Change the mapping', on: 'orders-charge' }],
  },
  'A poison record blocks its shard': {
    afterSeconds: 25,
    sentence: 'let naive cut its batches in two and give up after three tries.',
    acts: [{ verb: 'Change the mapping of naive', on: 'cart-events-naive' }],
  },
  'An upload, told to everybody': {
    afterSeconds: 12,
    sentence: 'let the bucket tell only of pictures that end in .png.',
    acts: [{ verb: 'Change the notification', on: 'pictures-new-picture' }],
  },
};

export function invitationOf(name: string): Invitation | undefined {
  return invitations[name];
}
