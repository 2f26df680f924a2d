/** A file dropped anywhere on the page is opened. */
import { createStore } from 'zustand/vanilla';

/** Whether a file is over the page. */
export const dropping = createStore<{ isOver: boolean }>()(() => ({ isOver: false }));

export function listenToDrops(): void {
  addEventListener('dragover', (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    dropping.setState({ isOver: true });
  });
  addEventListener('dragleave', (event) => {
    // Leaving for nothing is leaving the page; all else is going from part to part.
    if (event.relatedTarget === null) dropping.setState({ isOver: false });
  });
  addEventListener('drop', (event) => {
    dropping.setState({ isOver: false });
    if (!hasFile(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void import('./filing.ts').then(({ openFile }) => openFile(file));
  });
}

function hasFile({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
