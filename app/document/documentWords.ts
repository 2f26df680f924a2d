/** What is said of documents as files, links and things in a browser's storage. */
export const documentWords = {
  copyOf: (name: string) => `${name} (copy)`,
  fileFallback: 'diagram',

  fromLink: 'from a link',
  elsewhere: 'open in another tab',
  elsewhereSentence: (name: string) =>
    `“${name}” is open in another tab as well. Nothing is overwritten: your first edit here makes a copy of it.`,
  copied: (name: string) =>
    `The diagram is open in another tab. What you change here is kept apart, as “${name}”.`,
  ownAgain: (name: string) => `“${name}” is no longer open in another tab. Edits are saved in it again.`,
  newerTaken: (name: string) => `“${name}” was changed in another tab. This is what was saved there.`,
  heldElsewhere: (name: string, what: string) =>
    `“${name}” is open in another tab and was not ${what}. Do it there, or close it there first.`,
  renamed: 'renamed',
  deleted: 'deleted',

  notSaved: 'not saved',
  whyNotSaved: 'Why it is not saved',
  unsavedSentence: (why: string) =>
    `Your changes are not saved: ${why}. They last until this tab is closed. Save a file to keep them.`,
  noStorage: 'this browser keeps nothing for this page, as in a private window',
  storageFull: 'the browser’s storage for this page is full, and deleting diagrams makes room',
  newerStorage: 'a newer Inflight has been here and stores things differently',
  tryAgain: 'Try again',

  unreadable: (name: string, why: string) => `“${name}” cannot be opened. ${why} It is kept as it is.`,
  newerDocument: (version: string) =>
    `It is from a newer Inflight (format ${version}). Reload the page to get the newest one.`,
  problem: (path: string, sentence: string) => `${path || 'The document'}: ${sentence}.`,
  moreProblems: (count: number) =>
    count === 1 ? 'There is one more problem.' : `There are ${count} more problems.`,

  file: {
    menu: 'File',
    open: 'Open a file…',
    save: 'Save as file',
    new: 'New diagram',
    duplicate: 'Duplicate',
    export: 'Export…',
    drop: 'Drop the file to open it as a diagram of your own.',
    saved: (file: string) => `Saved as ${file}.`,
    opened: (name: string) => `“${name}” was opened from the file and is kept under Yours.`,
    wrong: (file: string, why: string) => `${file} was not opened. ${why}`,
    tooLarge: (megabytes: string) =>
      `It has ${megabytes} MB, and a diagram has at most 4. Is it another kind of file?`,
    unreadable: 'The browser could not read it. Is it still there?',
  },

  link: {
    share: 'Share',
  },

  shelf: {
    menu: (name: string) => `More for ${name}`,
    rename: 'Rename',
    renameField: (name: string) => `New name for ${name}`,
    duplicate: 'Duplicate',
    save: 'Save as file',
    delete: 'Delete',
    search: 'Search yours',
    noneFound: (text: string) => `None of yours has “${text}” in its name.`,
    more: (count: number) => `Show ${count} more`,
    duplicated: (name: string) => `“${name}” was made.`,
    today: (time: string) => `today, ${time}`,
    yesterday: (time: string) => `yesterday, ${time}`,
  },

  crash: {
    unsafe:
      'A mistake of ours broke the picture, and your last changes are not saved in this browser. Save them as a file before you reload.',
    beginAnew: 'Begin with the first story',
  },
} as const;
