import { lazy, Suspense, useState } from 'react';
import { useCanvasState } from './canvasState.ts';

const CanvasMenu = lazy(async () => ({ default: (await import('./CanvasMenu.tsx')).CanvasMenu }));
const ChoiceMenu = lazy(async () => ({ default: (await import('./ChoiceMenu.tsx')).ChoiceMenu }));
const ConnectPicker = lazy(async () => ({ default: (await import('./ConnectPicker.tsx')).ConnectPicker }));

/** What opens over the canvas when it is asked for. Its code comes with the first asking. */
export function LateMenus() {
  const hasMenu = useWasOnce(useCanvasState(({ menu }) => menu !== undefined));
  const hasChoice = useWasOnce(useCanvasState(({ choice }) => choice !== undefined));
  const isConnecting = useWasOnce(useCanvasState(({ connectFrom }) => connectFrom !== undefined));
  return (
    <Suspense>
      {hasMenu && <CanvasMenu />}
      {hasChoice && <ChoiceMenu />}
      {isConnecting && <ConnectPicker />}
    </Suspense>
  );
}

/** What was there once stays, so that it can close by itself. */
function useWasOnce(is: boolean): boolean {
  const [was, setWas] = useState(is);
  if (is && !was) setWas(true);
  return is || was;
}
