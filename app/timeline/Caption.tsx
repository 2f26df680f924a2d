import type { ReactNode } from 'react';
import { useEffect } from 'react';
import type { StoryLine } from '../../engine/index.ts';
import { announce, askWhy, follow } from '../session.ts';
import { useMirror } from '../simulation/mirror.ts';
import { Hint } from '../ui/Hint.tsx';
import { seconds } from '../ui/time.ts';
import { words } from '../words.ts';
import { Invitation } from './Invitation.tsx';
import { useReadable } from './useReadable.ts';
import './caption.css';

/** Messages in a sentence: "m3". */
const message = /\bm(\d+)\b/g;

/** One sentence about what just happened. A run that plays is not read aloud. */
export function Caption() {
  const isPlaying = useMirror((state) => state.isPlaying);
  const caption = useReadable(
    useMirror((state) => state.caption),
    isPlaying,
  );
  const sentence = caption?.caption;
  useEffect(() => {
    if (sentence && !isPlaying) announce(sentence);
  }, [sentence, isPlaying]);
  if (!caption || !sentence) return null;
  return (
    <div className="told">
      <div key={caption.seq} className={`caption ${caption.tone}`}>
        <Sentence line={caption} sentence={sentence} />
      </div>
      <Invitation />
    </div>
  );
}

function Sentence({ line, sentence }: { line: StoryLine; sentence: string }) {
  const body = (
    <button
      type="button"
      className="caption-text"
      onClick={() => {
        if (line.origin !== undefined) follow(line.origin);
        askWhy(line.seq);
      }}
    >
      <span className="caption-time">{seconds(line.atMs, 1)}</span>
      {withMessages(sentence)}
    </button>
  );
  return line.rule ? <Hint text={words.time.captionRule(line.rule)}>{body}</Hint> : body;
}

function withMessages(sentence: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of sentence.matchAll(message)) {
    parts.push(sentence.slice(from, match.index), <b key={match.index}>{match[0]}</b>);
    from = match.index + match[0].length;
  }
  return [...parts, sentence.slice(from)];
}
