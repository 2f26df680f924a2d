/** What it is made of. */

export interface FunctionState {
  settings: Readonly<Record<string, unknown>>;
}
