/** How long a browser may take to ask where a file shall go. */
const keptMs = 60_000;

/** Hands a file to the browser, which saves it or asks where. */
export function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}
