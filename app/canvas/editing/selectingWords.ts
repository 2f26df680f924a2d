/** What selecting says, and what is asked for without a selection: known from the first key on. */
export const things = (count: number) => (count === 1 ? 'one thing' : `${count} things`);

export const words = {
  selectedAll: (count: number) => `${count} selected.`,
  nothingSelected: {
    copy: 'Select cards first: a wire is copied together with the two cards it joins.',
    rename: 'Select one card to rename it.',
    toggle: 'Go to a card or a wire with the Tab key first: X takes it into the selection.',
  },
  joined: (id: string, count: number) => `${id} is selected as well, ${count} in all.`,
  left: (id: string, count: number) => `${id} is not selected any more, ${count} in all.`,
  copied: (count: number) => `Copied ${things(count)}. Paste here, or in another diagram.`,
  arrangeAll: 'Arrange the diagram',
} as const;
