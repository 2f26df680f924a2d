import { lazy, Suspense } from 'react';
import { useDocument } from '../document/document.ts';
import { useSession } from '../session.ts';
import { useMedia } from '../shell/useMedia.ts';

/** From so many cards on nobody remembers where everything is. */
const crowdMin = 12;

/** The whole diagram, small. Its code comes when it is shown first. */
const MinimapPicture = lazy(async () => ({ default: (await import('./MinimapPicture.tsx')).MinimapPicture }));

/** There are many cards, or the learner wants it; never where there is no room for it. */
export function useMinimap(): { isOn: boolean; hasRoom: boolean } {
  const isWanted = useSession((state) => state.minimapOn);
  const isCrowded = useDocument(({ scenario }) => scenario.resources.length >= crowdMin);
  const hasRoom = useMedia('(min-width: 700px)');
  return { isOn: hasRoom && (isWanted ?? isCrowded), hasRoom };
}

export function Minimap() {
  const { isOn } = useMinimap();
  return <Suspense>{isOn && <MinimapPicture />}</Suspense>;
}
