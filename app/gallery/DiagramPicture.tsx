import { memo } from 'react';
import { pictureOf } from './picture.ts';
import './picture.css';

/** Small enough for a list; its name stands beside it, so those who listen need not hear of it. */
export const DiagramPicture = memo(function DiagramPicture({ scenario }: { scenario: unknown }) {
  const { x, y, width, height, cards, wires } = pictureOf(scenario);
  return (
    <svg className="diagram-picture" viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true">
      {wires.map((wire, index) => (
        <line
          // biome-ignore lint/suspicious/noArrayIndexKey: wires have no other name here, and never move.
          key={index}
          x1={wire.x1}
          y1={wire.y1}
          x2={wire.x2}
          y2={wire.y2}
          data-dashed={wire.isDashed || undefined}
        />
      ))}
      {cards.map((card, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: cards have no other name here, and never move.
          key={index}
          x={card.x}
          y={card.y}
          width={card.width}
          height={card.height}
          style={{ color: `var(--tint-${card.tint})` }}
        />
      ))}
    </svg>
  );
});
