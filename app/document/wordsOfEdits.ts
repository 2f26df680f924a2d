/** What edits say when they cannot be. The services' own refusals are in their own words. */
export const words = {
  noName: 'A resource needs a name.',
  nameTaken: (name: string) => `“${name}” is the name of something else on this diagram. Choose another.`,
  gone: (id: string) => `${id} is not on the diagram any more.`,
  notAnExcerpt:
    'The clipboard does not hold a part of a diagram. Select cards and copy them first, here or in another tab.',
  badExcerpt: (problem: string) => `This part of a diagram cannot be pasted: ${problem}`,
  nothingInExcerpt: 'This diagram has nothing in it that could be pasted.',
  tooMuch: (what: string, max: number) =>
    `The diagram would have more than ${max} ${what}. Remove some first, or paste less.`,
  resources: 'resources',
  links: 'wires',
  notes: 'notes and frames',
} as const;
