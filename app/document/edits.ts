/** The door to every change of the document. What it leads to: one file for each thing that is edited. */
export { change, newDocument, onRefusedEdit, openScenario, redo, undo } from './changeEdits.ts';
export { moveNodes, renameDocument, setSeed } from './documentEdits.ts';
export { firstFree } from './idsForEdits.ts';
export { connect, onGrant, reconnect, setLinkSettings } from './linkEdits.ts';
export { addResource, removeItems, setSettings } from './resourceEdits.ts';
