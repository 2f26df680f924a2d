import { AnimatePresence } from 'framer-motion';
import * as m from 'framer-motion/m';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { words } from '../words.ts';
import { Button } from './Button.tsx';
import './toaster.css';

export interface ToastContent {
  sentence: string;
  tone: 'plain' | 'bad';
  action?: { verb: string; run: () => void };
}

const shownMs = 8_000;

/** One sentence at the top of the canvas, for a while. The live region says it; this only shows it. */
export function Toaster({ toast, onDismiss }: { toast: ToastContent | undefined; onDismiss: () => void }) {
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(onDismiss, shownMs);
    return () => clearTimeout(timer);
  }, [toast, onDismiss]);
  return (
    <AnimatePresence>
      {toast && (
        <m.div
          key={toast.sentence}
          className={`toast ${toast.tone}`}
          initial={{ opacity: 0, y: -8 }}
          animate={{ opacity: 1, y: 0 }}
          exit={{ opacity: 0 }}
          transition={{ duration: 0.16 }}
        >
          <span>{toast.sentence}</span>
          {toast.action && (
            <Button
              look="quiet"
              onClick={() => {
                toast.action?.run();
                onDismiss();
              }}
            >
              {toast.action.verb}
            </Button>
          )}
          <Button look="quiet" className="icon-button small" aria-label={words.dismiss} onClick={onDismiss}>
            <X size={14} aria-hidden="true" />
          </Button>
        </m.div>
      )}
    </AnimatePresence>
  );
}
