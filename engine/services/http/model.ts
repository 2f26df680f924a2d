/** What it is made of. */

export interface HttpState {
  settings: Readonly<Record<string, unknown>>;
}
