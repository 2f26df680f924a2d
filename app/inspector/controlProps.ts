import type { Shape } from '../../engine/index.ts';

export interface ControlProps<Of extends Shape = Shape> {
  shape: Of;
  value: unknown;
  /** A whole new value; undefined takes it away. */
  onCommit: (value: unknown) => void;
  id?: string;
  labelledBy?: string;
  describedBy?: string;
  isInvalid?: boolean;
  isLocked?: boolean;
}

/** What every single control tells those who listen. */
export function ariaOf({
  id,
  labelledBy,
  describedBy,
  isInvalid,
}: Omit<ControlProps, 'shape' | 'value' | 'onCommit'>) {
  return {
    id,
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid || undefined,
  };
}
