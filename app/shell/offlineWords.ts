/** What the page says of its own versions. */
export const words = {
  ready: 'A new version of this page is ready.',
  changed: 'This page was updated in another tab. Some parts of it open only after it is loaded again.',
  reload: 'Reload to update',
  notSaved: (why: string) => `The page was not loaded again, because your work could not be saved: ${why}`,
};
