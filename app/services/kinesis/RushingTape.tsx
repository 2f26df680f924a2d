import type { TapeRecord } from '../../../engine/index.ts';
import { type GroupLook, groupLook } from '../../ui/groups.ts';
import { barWidth, pitch } from './window.ts';
import { words } from './words.ts';

interface Props {
  tape: readonly TapeRecord[];
  groups: readonly string[];
  /** Records before this place were read by every consumer. */
  readBefore: number;
}

const height = 22;

/** Records that pass too fast to be told apart, let alone to be followed: one picture instead of a button each. */
export function RushingTape({ tape, groups, readBefore }: Props) {
  return (
    <svg className="records rushing" role="img" aria-label={words.rushing} height={height}>
      <title>{words.rushing}</title>
      {[...strips(tape, groups, readBefore)].map(([key, { look, isRead, path }]) => (
        <path
          key={key}
          d={path}
          data-read={isRead || undefined}
          style={{ '--group': look.colour } as React.CSSProperties}
        />
      ))}
    </svg>
  );
}

interface Strip {
  look: GroupLook;
  isRead: boolean;
  path: string;
}

/** One path for all records of a look: where all look alike, nothing has to be drawn again when they pass. */
function strips(
  tape: readonly TapeRecord[],
  groups: readonly string[],
  readBefore: number,
): Map<string, Strip> {
  const all = new Map<string, Strip>();
  tape.forEach(({ key, position }, index) => {
    const look = groupLook(groups, key);
    const isRead = position < readBefore;
    const name = `${look.colour}${isRead}`;
    const strip = all.get(name) ?? { look, isRead, path: '' };
    strip.path += `M${index * pitch},0h${barWidth}v${height}h${-barWidth}z`;
    all.set(name, strip);
  });
  return all;
}
