import { lazy, Suspense, useEffect } from 'react';
import { session, toast, useSession } from '../../session.ts';
import { useCanvasState } from '../canvasState.ts';
import { isElsewhere } from '../useCanvasKeys.ts';
import { words } from './selectingWords.ts';

const EditingLayer = lazy(async () => ({ default: (await import('./EditingLayer.tsx')).EditingLayer }));

/** Its code comes when something is edited that needs it. */
export function Editing() {
  useEffect(hearClipboard, []);
  const isNeeded = useCanvasState(({ renaming, replacing, leading }) =>
    [renaming, replacing, leading].some((one) => one !== undefined),
  );
  const hasSeveral = useSession(
    ({ selection: { resources, notes = [] } }) => resources.length + notes.length > 1,
  );
  return <Suspense>{(isNeeded || hasSeveral) && <EditingLayer />}</Suspense>;
}

/** The browser's own copy, cut and paste: they need nobody's permission. Texts and fields keep theirs. */
function hearClipboard(): () => void {
  document.addEventListener('copy', onCopy);
  document.addEventListener('cut', onCopy);
  document.addEventListener('paste', onPaste);
  return () => {
    document.removeEventListener('copy', onCopy);
    document.removeEventListener('cut', onCopy);
    document.removeEventListener('paste', onPaste);
  };
}

function onCopy(event: ClipboardEvent): void {
  if (isElsewhere(event.target) || getSelection()?.isCollapsed === false) return;
  const { resources, links, notes = [] } = session.getState().selection;
  if (resources.length + notes.length === 0) {
    if (links.length > 0) toast(words.nothingSelected.copy);
    return;
  }
  const copied = copying?.copiedText();
  if (!copied || !event.clipboardData) return;
  event.clipboardData.setData('text/plain', copied.text);
  event.preventDefault();
  if (event.type === 'cut') copying?.removeCopied();
  else toast(words.copied(copied.count));
}

function onPaste(event: ClipboardEvent): void {
  if (isElsewhere(event.target) || !event.clipboardData) return;
  event.preventDefault();
  const text = event.clipboardData.getData('text/plain');
  void import('./copying.ts').then(({ paste }) => paste(text));
}

/** A copy has to be there when the browser asks for it: fetched as soon as something is selected. */
let copying: typeof import('./copying.ts') | undefined;

session.subscribe(({ selection: { resources, notes = [] } }) => {
  if (copying || resources.length + notes.length === 0) return;
  void import('./copying.ts').then((module) => {
    copying = module;
  });
});
