import type { ReactNode } from 'react';

/** What could be here, and how to get it here. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}
