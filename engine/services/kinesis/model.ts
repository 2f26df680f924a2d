/** What it is made of. */

export interface StreamState {
  settings: Readonly<Record<string, unknown>>;
}
