/** Acts of editing whose code is fetched when the first of them is wanted. */
export { arrange } from './arrange.ts';
export { copyByMenu, cutByMenu, duplicateSelected, pasteByMenu } from './copying.ts';
export { align, distribute } from './selectionActs.ts';
