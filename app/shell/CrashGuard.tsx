import { Component, type ReactNode } from 'react';
import { kept } from '../document/autosave.ts';
import { documents } from '../document/document.ts';
import { documentWords } from '../document/documentWords.ts';
import { beginAnew, storage } from '../document/storage.ts';
import { words } from '../words.ts';
import { Report } from './Report.tsx';

interface CrashState {
  error?: Error;
  /** The last changes are in this tab only. */
  isUnsafe?: boolean;
}

/** When the picture breaks, the document is saved and the page says what happened, and whether the work is safe. */
export class CrashGuard extends Component<{ children: ReactNode }, CrashState> {
  override state: CrashState = {};

  static getDerivedStateFromError(error: unknown): CrashState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(): void {
    void storage.flush().then(() => this.setState({ isUnsafe: kept.getState().unsaved.size > 0 }));
  }

  override render(): ReactNode {
    const { error, isUnsafe } = this.state;
    if (!error) return this.props.children;
    const { scenario } = documents.getState();
    return (
      <Report
        sentence={isUnsafe ? documentWords.crash.unsafe : words.crash.pageSentence}
        what={error.message}
        details={JSON.stringify({ stack: error.stack, scenario }, undefined, 1)}
        action={{ verb: words.crash.reload, run: () => location.reload() }}
        others={[
          { verb: documentWords.file.save, run: () => void saveOpenAsFile() },
          // Where the diagram itself breaks the picture, a reload would only break it again.
          {
            verb: documentWords.crash.beginAnew,
            run: () => void beginAnew().finally(() => location.reload()),
          },
        ]}
      />
    );
  }
}

async function saveOpenAsFile(): Promise<void> {
  const filing = await import('../document/filing.ts');
  filing.saveOpenAsFile();
}
