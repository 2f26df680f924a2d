/** What it is made of. */

export interface TopicState {
  settings: Readonly<Record<string, unknown>>;
}
