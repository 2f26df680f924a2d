import type { FlushedObject } from '../../../engine/index.ts';

const shapes: Readonly<Record<FlushedObject['reason'], string>> = {
  // A tank that is full, a clock, a cross.
  size: 'M2.5,1.5V10.5H9.5V1.5M2.5,3.5H9.5M2.5,6H9.5M2.5,8.5H9.5',
  interval: 'M6,1.5A4.5,4.5 0 1 1 5.99,1.5ZM6,3.5V6L8,7.2',
  errors: 'M2.5,2.5L9.5,9.5M9.5,2.5L2.5,9.5',
};

/** What made the buffer flush. */
export function FlushMark({ reason }: { reason: FlushedObject['reason'] }) {
  return (
    <svg className="flush-mark" viewBox="0 0 12 12" width={11} height={11} aria-hidden="true">
      <path d={shapes[reason]} />
    </svg>
  );
}
