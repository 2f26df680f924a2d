/** A mistake of ours, never the learner's. It stops the engine; the host shows seed, commands and last event ready to copy. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/** Stops the engine when something that must hold does not. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Bug(sentence);
}

/** The value, which must be there. */
export function present<T>(value: T | undefined | null, sentence: string): T {
  if (value === undefined || value === null) throw new Bug(sentence);
  return value;
}
