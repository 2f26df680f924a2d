import { AnimatePresence, domAnimation, LazyMotion, MotionConfig } from 'framer-motion';
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
  stays?: boolean;
}

interface ToasterProps {
  toast: ToastContent | undefined;
  isReduced: boolean;
  onDismiss: () => void;
}

const shownMs = 8_000;

/** One sentence at the top of the canvas, for a while. The live region says it; this only shows it. */
export function Toaster({ toast, isReduced, onDismiss }: ToasterProps) {
  useEffect(() => {
    if (!toast || toast.stays) return;
    const timer = setTimeout(onDismiss, shownMs);
    return () => clearTimeout(timer);
  }, [toast, onDismiss]);
  return (
    <LazyMotion features={domAnimation} strict>
      <MotionConfig reducedMotion={isReduced ? 'always' : 'never'}>
        <AnimatePresence>
          {toast && <Shown key={toast.sentence} toast={toast} onDismiss={onDismiss} />}
        </AnimatePresence>
      </MotionConfig>
    </LazyMotion>
  );
}

function Shown({ toast, onDismiss }: { toast: ToastContent; onDismiss: () => void }) {
  const act = () => {
    toast.action?.run();
    onDismiss();
  };
  return (
    <m.div
      className={`toast ${toast.tone}`}
      initial={{ opacity: 0, y: -8 }}
      animate={{ opacity: 1, y: 0 }}
      exit={{ opacity: 0 }}
      transition={{ duration: 0.16 }}
    >
      <span>{toast.sentence}</span>
      {toast.action && (
        <Button look="quiet" onClick={act}>
          {toast.action.verb}
        </Button>
      )}
      <Button look="quiet" className="icon-button small" aria-label={words.dismiss} onClick={onDismiss}>
        <X size={14} aria-hidden="true" />
      </Button>
    </m.div>
  );
}
