import { Check, X } from 'lucide-react';
import { type UIEvent, useLayoutEffect, useRef, useState } from 'react';
import type { StoryLine } from '../../engine/index.ts';
import { askWhy, follow, session, useSession } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { useStory } from '../simulation/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { seconds } from '../ui/time.ts';
import { words } from '../words.ts';
import './story.css';

const rowHeight = 25;
const overscan = 8;

/** What happened, a line each, newest at the end. Only the lines in view are in the page. */
export function StoryList() {
  const story = useStory();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(200);
  const isAtEnd = useRef(true);
  const glowFrom = useNewSince(story);

  useLayoutEffect(() => {
    if (box.current && isAtEnd.current) box.current.scrollTop = story.length * rowHeight;
  }, [story]);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      setHeight(entry?.contentRect.height ?? 200);
      if (box.current && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight;
    });
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  const onScroll = ({
    currentTarget: { scrollTop, scrollHeight, clientHeight },
  }: UIEvent<HTMLDivElement>) => {
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < rowHeight;
    setTop(scrollTop);
  };
  const first = Math.max(0, Math.floor(top / rowHeight) - overscan);
  const shown = story.slice(first, first + Math.ceil(height / rowHeight) + 2 * overscan);

  return (
    <div className="story">
      <div ref={box} className="story-scroll" onScroll={onScroll} tabIndex={story.length > 0 ? 0 : -1}>
        {story.length === 0 && <Empty>{words.time.storyEmpty}</Empty>}
        <ol aria-label={words.time.story} style={{ height: story.length * rowHeight }}>
          {shown.map((line, index) => (
            <li key={line.seq} style={{ top: (first + index) * rowHeight }}>
              <Line line={line} isNew={line.seq >= glowFrom} />
            </li>
          ))}
        </ol>
      </div>
      {!isAtEnd.current && (
        <Button
          className="story-newest"
          onClick={() => box.current?.scrollTo({ top: box.current.scrollHeight })}
        >
          {words.time.newest}
        </Button>
      )}
    </div>
  );
}

/** The number of the first line that was not there before; none of a story that was told anew. */
function useNewSince(story: readonly StoryLine[]): number {
  const last = useRef(Number.POSITIVE_INFINITY);
  const from = last.current + 1;
  useLayoutEffect(() => {
    last.current = story.at(-1)?.seq ?? -1;
  }, [story]);
  return from;
}

function Line({ line, isNew }: { line: StoryLine; isNew: boolean }) {
  const isAsked = useSession((state) => state.whySeq === line.seq);
  const at = seconds(line.atMs, 1);
  return (
    <button
      type="button"
      className={`story-line ${line.tone}${isNew ? ' new' : ''}`}
      aria-current={isAsked ? 'true' : undefined}
      aria-label={words.time.storyGo(
        `${line.tone === 'bad' ? `${words.time.trouble} ` : ''}${line.line}`,
        at,
      )}
      onClick={() => showLine(line)}
    >
      <span className="story-time mono">{at}</span>
      <span className="story-tone" aria-hidden="true">
        {line.tone === 'bad' && <X size={12} strokeWidth={2.4} />}
        {line.tone === 'good' && <Check size={12} strokeWidth={2} />}
      </span>
      <span className="story-words">{line.line}</span>
      <span className="story-note">{line.note}</span>
    </button>
  );
}

function showLine({ seq, origin }: StoryLine): void {
  if (origin !== undefined) follow(origin);
  askWhy(seq);
  session.setState({ inspectorTab: 'why' });
  simulation.seekSeq(seq);
}
