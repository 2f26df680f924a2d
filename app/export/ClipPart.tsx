import { useId, useState } from 'react';
import { mirror } from '../simulation/mirror.ts';
import { seconds } from '../ui/time.ts';
import { Check } from './Check.tsx';
import { Choice } from './Choice.tsx';
import { recordClip } from './clip.ts';
import { endOf, frameCount, framesMax, type Stretch, troubleOf } from './frames.ts';
import { type ClipFormat, canRecordWebm } from './reels.ts';
import type { Near } from './useNear.ts';
import { useWork } from './useWork.ts';
import { WorkBar } from './WorkBar.tsx';
import { words } from './words.ts';

/** At first the last five seconds are offered. */
const offeredMs = 5_000;

/** A stretch of the run as a moving picture. */
export function ClipPart({ near }: { near: Near }) {
  const { typed, set, stretch, trouble } = useStretch();
  const [format, setFormat] = useState<ClipFormat>('gif');
  const [hasCaption, setCaption] = useState(true);
  const problemId = useId();
  const work = useWork();
  const canWebm = canRecordWebm();
  const what = `${typed.from}s-${typed.to}s`;
  return (
    <div className="export-part">
      <p>{words.clip.about}</p>
      <div className="export-numbers">
        {(['from', 'to', 'speed', 'framesPerSecond'] as const).map((field) => (
          <label key={field}>
            <span>{words.clip[field]}</span>
            <input
              inputMode="decimal"
              autoComplete="off"
              value={typed[field]}
              aria-describedby={problemId}
              onChange={(event) => set(field, event.target.value)}
            />
          </label>
        ))}
      </div>
      <p id={problemId} className={trouble ? 'export-problem' : 'export-note'}>
        {trouble ??
          words.clip.length(
            seconds((frameCount(stretch) * 1_000) / stretch.framesPerSecond, 1),
            frameCount(stretch),
          )}
      </p>
      <Choice
        name={words.picture.format}
        value={format}
        onChange={setFormat}
        options={[
          { id: 'gif', title: words.clip.gif, note: words.clip.gifNote },
          {
            id: 'webm',
            title: words.clip.webm,
            note: canWebm ? words.clip.webmNote : words.clip.noWebm,
            isOff: !canWebm,
          },
        ]}
      />
      <Check isOn={hasCaption} onChange={setCaption}>
        {words.picture.caption}
      </Check>
      <WorkBar
        work={work}
        verb={words.clip.save}
        name={words.clip.progress}
        read={words.clip.drawn}
        isReady={!trouble}
        onStart={() =>
          void work.start({
            what,
            extension: format,
            make: (signal, onFrame) =>
              near(() => recordClip({ stretch, format, hasCaption, signal, onFrame })),
          })
        }
      />
    </div>
  );
}

type Typed = Record<'from' | 'to' | 'speed' | 'framesPerSecond', string>;

/** The fields as they are typed, what they mean, and what is wrong with it as a sentence. */
function useStretch() {
  const [typed, setTyped] = useState<Typed>(() => {
    const { nowMs, speed } = mirror.getState();
    const from = Math.max(0, nowMs - offeredMs * speed);
    return {
      from: String(Number(seconds(from, 1))),
      to: String(Number(seconds(nowMs, 1))),
      speed: String(speed),
      framesPerSecond: '10',
    };
  });
  const { headMs } = mirror.getState();
  const stretch: Stretch = {
    fromMs: numberIn(typed.from) * 1_000,
    toMs: endOf(numberIn(typed.to) * 1_000, headMs),
    speed: numberIn(typed.speed),
    framesPerSecond: numberIn(typed.framesPerSecond),
  };
  const trouble = sentenceFor(stretch, headMs);
  const set = (field: keyof Typed, value: string) => setTyped((known) => ({ ...known, [field]: value }));
  return { typed, set, stretch, trouble };
}

function numberIn(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
}

function sentenceFor(stretch: Stretch, headMs: number): string | undefined {
  const trouble = troubleOf(stretch, headMs);
  if (trouble === undefined) return undefined;
  if (trouble === 'ahead') return words.clip.trouble.ahead(seconds(headMs, 1));
  if (trouble === 'long') return words.clip.trouble.long(frameCount(stretch), framesMax);
  return words.clip.trouble[trouble];
}
