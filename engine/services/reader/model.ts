/** What it is made of. */

export interface ReaderState {
  settings: Readonly<Record<string, unknown>>;
}
