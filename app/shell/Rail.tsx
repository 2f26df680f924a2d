import { lazy, type ReactNode, Suspense } from 'react';
import { Outline } from '../canvas/Outline.tsx';
import { Palette } from '../canvas/Palette.tsx';
import { session, useSession } from '../session.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { words } from '../words.ts';

const GalleryPane = lazy(async () => ({ default: (await import('../gallery/GalleryPane.tsx')).GalleryPane }));

/** The left side: what to open, what to add, and the diagram as text. */
export function Rail({ children }: { children?: ReactNode }) {
  const tab = useSession((state) => state.railTab);
  return (
    <Tabs
      name={words.rail.name}
      value={tab}
      onChange={(railTab) => session.setState({ railTab })}
      tabs={[
        {
          id: 'gallery',
          title: words.rail.gallery,
          content: (
            <Suspense>
              <GalleryPane />
            </Suspense>
          ),
        },
        { id: 'parts', title: words.rail.parts, content: titled(words.rail.parts, <Palette />) },
        { id: 'outline', title: words.rail.outline, content: titled(words.rail.outline, <Outline />) },
      ]}
    >
      {children}
    </Tabs>
  );
}

/** The tab says it to the eye; those who go from heading to heading need one. */
function titled(title: string, content: ReactNode): ReactNode {
  return (
    <>
      <h2 className="unseen">{title}</h2>
      {content}
    </>
  );
}
