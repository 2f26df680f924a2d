import { Component, type ReactNode } from 'react';
import { documents } from '../document/document.ts';
import { storage } from '../document/storage.ts';
import { words } from '../words.ts';
import { Report } from './Report.tsx';

/** When the picture breaks, the document is saved and the page says what happened. */
export class CrashGuard extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {};

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(): void {
    void storage.flush();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const { scenario } = documents.getState();
    return (
      <Report
        sentence={words.crash.pageSentence}
        what={error.message}
        details={JSON.stringify({ stack: error.stack, scenario }, undefined, 1)}
        action={{ verb: words.crash.reload, run: () => location.reload() }}
      />
    );
  }
}
