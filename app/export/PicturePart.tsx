import { useState } from 'react';
import { Check } from './Check.tsx';
import { Choice } from './Choice.tsx';
import { pngFile, svgFile } from './picture.ts';
import type { Near } from './useNear.ts';
import { useWork } from './useWork.ts';
import { WorkBar } from './WorkBar.tsx';
import { words } from './words.ts';

type Format = 'png' | 'svg';

/** The diagram as it is now, in one file. */
export function PicturePart({ near }: { near: Near }) {
  const [format, setFormat] = useState<Format>('png');
  const [scale, setScale] = useState(2);
  const [hasCaption, setCaption] = useState(true);
  const work = useWork();
  const make = () =>
    near(() => (format === 'png' ? pngFile({ hasCaption, scale }) : svgFile({ hasCaption })));
  return (
    <div className="export-part">
      <p>{words.picture.about}</p>
      <Choice
        name={words.picture.format}
        value={format}
        onChange={setFormat}
        options={[
          { id: 'png', title: words.picture.png, note: words.picture.pngNote },
          { id: 'svg', title: words.picture.svg, note: words.picture.svgNote },
        ]}
      />
      {format === 'png' && (
        <Choice
          name={words.picture.size}
          value={scale}
          onChange={setScale}
          options={[1, 2].map((id) => ({ id, title: words.picture.sizes[id] ?? '' }))}
        />
      )}
      <Check isOn={hasCaption} onChange={setCaption}>
        {words.picture.caption}
      </Check>
      <WorkBar
        work={work}
        verb={words.picture.save}
        name={words.picture.drawing}
        read={() => words.picture.drawing}
        onStart={() => void work.start({ what: '', extension: format, make })}
      />
    </div>
  );
}
