import { useState } from 'react';
import { useMirror } from '../simulation/mirror.ts';
import { seconds } from '../ui/time.ts';
import { Choice } from './Choice.tsx';
import type { LogFormat } from './log.ts';
import { logFile } from './logFile.ts';
import { useWork } from './useWork.ts';
import { WorkBar } from './WorkBar.tsx';
import { words } from './words.ts';

/** Every fact up to now. */
export function LogPart() {
  const [format, setFormat] = useState<LogFormat>('csv');
  const factCount = useMirror((state) => state.factCount);
  const nowMs = useMirror((state) => state.nowMs);
  const work = useWork();
  const make = (signal: AbortSignal, onPage: (done: number, all: number) => void) =>
    logFile(format, signal, onPage);
  return (
    <div className="export-part">
      <p>{words.log.about(factCount, seconds(nowMs, 1))}</p>
      <Choice
        name={words.log.format}
        value={format}
        onChange={setFormat}
        options={[
          { id: 'csv', title: words.log.csv, note: words.log.csvNote },
          { id: 'jsonl', title: words.log.jsonl, note: words.log.jsonlNote },
        ]}
      />
      <WorkBar
        work={work}
        verb={words.log.save}
        name={words.log.progress}
        read={words.log.written}
        isReady={factCount > 0}
        onStart={() => void work.start({ what: 'events', extension: format, make })}
      />
    </div>
  );
}
