/** What it is made of. */

export interface BucketState {
  settings: Readonly<Record<string, unknown>>;
}
