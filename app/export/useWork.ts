import { useEffect, useRef, useState } from 'react';
import { documents } from '../document/document.ts';
import { announce } from '../session.ts';
import { download } from './download.ts';
import { fileName } from './fileName.ts';
import { words } from './words.ts';

export interface Progress {
  done: number;
  /** 0 while nobody knows. */
  all: number;
}

interface Work {
  /** Part of the file's name, after the diagram's. */
  what: string;
  extension: string;
  /** Undefined when it was cancelled. */
  make: (signal: AbortSignal, onProgress: (done: number, all: number) => void) => Promise<Blob | undefined>;
}

/** One export at a time: how far it is, how it ended, and a way to stop it. A dialog that is closed stops it as well. */
export function useWork() {
  const [progress, setProgress] = useState<Progress>();
  const [outcome, setOutcome] = useState<{ sentence: string; isBad: boolean }>();
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  function end(sentence: string, isBad = false): void {
    setOutcome({ sentence, isBad });
    announce(sentence);
  }

  async function start({ what, extension, make }: Work): Promise<void> {
    const controller = new AbortController();
    abort.current = controller;
    setOutcome(undefined);
    setProgress({ done: 0, all: 0 });
    try {
      const file = await make(controller.signal, (done, all) => setProgress({ done, all }));
      if (!file) return end(words.cancelled);
      const name = fileName(documents.getState().name, what, extension);
      download(file, name);
      end(words.saved(name));
    } catch (error) {
      end(words.failed(error instanceof Error ? error.message : String(error)), true);
    } finally {
      setProgress(undefined);
    }
  }

  return { start, cancel: () => abort.current?.abort(), progress, outcome };
}
