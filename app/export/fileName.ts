/** What no file system, or only some, lets stand in a name. */
const forbidden = /[\\/:*?"<>|\p{C}]/gu;
const longest = 60;

/** "Poison message", "events", "csv": poison-message-events.csv. */
export function fileName(diagram: string, what: string, extension: string): string {
  const words = diagram.replace(forbidden, ' ').trim().toLowerCase();
  const name = [...words.replace(/[\s.]+/g, '-')]
    .slice(0, longest)
    .join('')
    .replace(/^-+|-+$/g, '');
  return [name || 'inflight', what].filter(Boolean).join('-').concat('.', extension);
}
