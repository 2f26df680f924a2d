import { useOnViewportChange, useStoreApi } from '@xyflow/react';
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  CopyPlus,
  type LucideIcon,
  Trash2,
  Workflow,
} from 'lucide-react';
import { Toolbar } from 'radix-ui';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDocument } from '../../document/document.ts';
import { session, useSession } from '../../session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { remove } from '../acts.ts';
import type { Rect } from '../paths.ts';
import { stage } from '../placePart.ts';
import { around } from './alignment.ts';
import { arrange } from './arrange.ts';
import { duplicateSelected } from './copying.ts';
import { roomFor } from './room.ts';
import { align, distribute } from './selectionActs.ts';
import { words } from './words.ts';

interface Tool {
  name: string;
  Icon: LucideIcon;
  run: () => void;
  shortcut?: string;
}

const groups: readonly (readonly Tool[])[] = [
  [
    { name: words.bar.left, Icon: AlignStartVertical, run: () => align('left') },
    { name: words.bar.centre, Icon: AlignCenterVertical, run: () => align('centre') },
    { name: words.bar.right, Icon: AlignEndVertical, run: () => align('right') },
  ],
  [
    { name: words.bar.top, Icon: AlignStartHorizontal, run: () => align('top') },
    { name: words.bar.middle, Icon: AlignCenterHorizontal, run: () => align('middle') },
    { name: words.bar.bottom, Icon: AlignEndHorizontal, run: () => align('bottom') },
  ],
  [
    { name: words.bar.across, Icon: AlignHorizontalDistributeCenter, run: () => distribute('across') },
    { name: words.bar.down, Icon: AlignVerticalDistributeCenter, run: () => distribute('down') },
    { name: words.bar.arrange, Icon: Workflow, run: () => void arrange(), shortcut: 'A' },
  ],
  [
    { name: words.bar.duplicate, Icon: CopyPlus, run: duplicateSelected, shortcut: 'Ctrl D' },
    { name: words.bar.delete, Icon: Trash2, run: removeSelected, shortcut: 'Del' },
  ],
];

function removeSelected(): void {
  const { resources, links, notes } = session.getState().selection;
  remove(resources, links, notes);
}

/** What can be done with several selected things. It stands near them, and on nothing. */
export function SelectionBar({ count }: { count: number }) {
  const bar = useRef<HTMLDivElement>(null);
  const isMoving = usePlace(bar);
  return (
    <Toolbar.Root
      ref={bar}
      className="selection-bar"
      data-moving={isMoving || undefined}
      aria-label={words.bar.name(count)}
    >
      <b className="selection-count">{words.bar.count(count)}</b>
      {groups.map((tools) => (
        <div key={tools[0]?.name} className="selection-tools">
          {tools.map(({ name, Icon, run, shortcut }) => (
            <Toolbar.Button key={name} asChild>
              <IconButton name={name} shortcut={shortcut} look="quiet" className="small" onClick={run}>
                <Icon size={15} strokeWidth={1.6} aria-hidden="true" />
              </IconButton>
            </Toolbar.Button>
          ))}
        </div>
      ))}
    </Toolbar.Root>
  );
}

/** Puts the bar beside the selection whenever that has moved; true while the picture itself is being moved. */
function usePlace(bar: { current: HTMLElement | null }): boolean {
  const selection = useSession((state) => state.selection);
  const { layout, notes } = useDocument((state) => state.scenario);
  const [isMoving, setMoving] = useState(false);
  const place = useCallback(() => {
    setMoving(false);
    if (bar.current) put(bar.current);
  }, [bar]);
  useOnViewportChange({ onStart: () => setMoving(true), onEnd: place });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it stands beside has moved
  useLayoutEffect(() => {
    // Cards stand in their new places, and the caption in its, after the next paint.
    const frame = requestAnimationFrame(() => requestAnimationFrame(place));
    place();
    return () => cancelAnimationFrame(frame);
  }, [selection, layout, notes, place]);
  const store = useStoreApi();
  useEffect(() => {
    let timer = 0;
    // The picture is moved by buttons and by what is pasted, too, and cards grow.
    const stop = store.subscribe((state, before) => {
      if (state.transform === before.transform && state.nodes === before.nodes) return;
      clearTimeout(timer);
      timer = window.setTimeout(place, settleMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store, place]);
  useEffect(() => {
    addEventListener('resize', place);
    return () => removeEventListener('resize', place);
  }, [place]);
  return isMoving;
}

/** Until what moves stands still. */
const settleMs = 120;

const marginPx = 10;
/** Where the caption comes, px. */
const captionPx = 92;
const inTheWay =
  '.react-flow__node-service, .react-flow__node-note, .wire-label, .caption, .zoom, .minimap, .omitted, .toast';

function put(bar: HTMLElement): void {
  const canvas = stage()?.element;
  if (!canvas) return;
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const inCanvas = (element: Element): Rect => {
    const box = element.getBoundingClientRect();
    return { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
  };
  const home = canvas.parentElement ?? canvas;
  const obstacles = [...home.querySelectorAll(inTheWay)].map((element) => withMargin(inCanvas(element)));
  const chosen = around([...canvas.querySelectorAll('.react-flow__node.selected')].map(inCanvas));
  const size = { width: bar.offsetWidth, height: bar.offsetHeight };
  const area = {
    x: marginPx,
    y: marginPx,
    width: width - 2 * marginPx,
    height: height - marginPx - captionPx,
  };
  const wanted = {
    x: chosen.x + (chosen.width - size.width) / 2,
    y: chosen.y - size.height - 2 * marginPx,
  };
  const { x, y } = roomFor(size, wanted, area, obstacles);
  bar.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
}

function withMargin({ x, y, width, height }: Rect): Rect {
  const more = marginPx - 2;
  return { x: x - more, y: y - more, width: width + 2 * more, height: height + 2 * more };
}
