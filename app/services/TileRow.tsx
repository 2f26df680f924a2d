import type { KeyboardEvent, ReactNode } from 'react';

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Tiles as one stop of the tab key; arrows go from tile to tile. */
export function TileRow({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form
    <div role="group" aria-label={label} className={className} onKeyDown={walk}>
      {children}
    </div>
  );
}

/** The canvas moves the card on arrows: here they belong to the tiles. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = steps[event.key];
  if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
  if (step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const tiles = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  tiles[tiles.indexOf(document.activeElement as HTMLElement) + step]?.focus();
}
