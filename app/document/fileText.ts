/** The text of a file: for people to read, and for editors that know the schema. */
export function fileText(scenario: unknown, schemaAddress: string): string {
  return `${JSON.stringify({ $schema: schemaAddress, ...(scenario as object) }, undefined, 2)}\n`;
}
