import { lazy, Suspense, useState } from 'react';
import type { SheetProps } from './SheetContents.tsx';
import './sheet.css';

/** Its code comes when one is opened first. */
const SheetContents = lazy(async () => ({ default: (await import('./SheetContents.tsx')).SheetContents }));

/** What floats over the page and holds the focus until it is closed. */
export function Sheet(props: SheetProps) {
  const [wasOpened, setWasOpened] = useState(props.isOpen);
  if (props.isOpen && !wasOpened) setWasOpened(true);
  return <Suspense>{wasOpened && <SheetContents {...props} />}</Suspense>;
}
