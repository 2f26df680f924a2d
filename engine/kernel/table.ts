/** The entry of a table of named things. A name from outside may be "constructor": only what the table itself holds counts. */
export function entryOf<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
