/** What the learner looks at, and how: selection, open panels, theme. Not part of the document, and not undone. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { StepBy } from '../engine/index.ts';
import { keep, kept } from './ui/kept.ts';

export type InspectorTab = 'settings' | 'contents' | 'journey' | 'call' | 'why';
export type DockTab = 'story' | 'metrics' | 'ledger' | 'meter' | 'lint';
type RailTab = 'gallery' | 'parts' | 'outline';
type Theme = 'paper' | 'night' | 'system';
export type PanelName = 'rail' | 'inspector' | 'dock';

export interface Panel {
  /** Width, or height of the dock, px. */
  size: number;
  isOpen: boolean;
}

export interface Session {
  /** Notes and frames are selected with the rest, and shown by nobody but the canvas. */
  selection: { resources: readonly string[]; links: readonly string[]; notes?: readonly string[] };
  /** Story number of the message whose journey is shown. */
  followed?: number;
  /** What was opened to be read: an object of a bucket. */
  opened?: { resource: string; key: string };
  /** Number of the story's line whose causes are shown. */
  whySeq?: number;
  /** Number of the fact whose call is shown as it is on the wire. */
  exchangeSeq?: number;
  inspectorTab: InspectorTab;
  railTab: RailTab;
  dockTab: DockTab;
  panels: Readonly<Record<PanelName, Panel>>;
  /** The panel that is open as a sheet over a narrow page. */
  sheet?: PanelName;
  theme: Theme;
  /** The learner's switch; the system's wish counts as well, see `isReduced`. */
  reducedMotion: boolean;
  singleKeysOn: boolean;
  legendOpen: boolean;
  /** Resources at which playing pauses when something arrives. */
  pausePoints: readonly string[];
  /** What a step goes to. */
  stepBy: StepBy;
  /** The list of kept moments. */
  momentsOpen: boolean;
  /** Whether the diagram is shown small as well; undefined leaves it to the diagram's size. */
  minimapOn?: boolean;
  /** Text of the polite live region. */
  announcement: string;
  toast?: Toast;
}

export interface Toast {
  sentence: string;
  tone: 'plain' | 'bad';
  action?: { verb: string; run: () => void };
  /** Stays until it is dismissed: it is long, or it matters. */
  stays?: boolean;
}

const rememberedAs = 'inflight.session';
const remembered = [
  'inspectorTab',
  'railTab',
  'dockTab',
  'panels',
  'theme',
  'reducedMotion',
  'singleKeysOn',
  'stepBy',
  'minimapOn',
] as const;

const atStart: Session = {
  selection: { resources: [], links: [] },
  inspectorTab: 'journey',
  railTab: 'parts',
  dockTab: 'story',
  panels: {
    rail: { size: 216, isOpen: true },
    inspector: { size: 300, isOpen: true },
    dock: { size: 232, isOpen: true },
  },
  theme: 'system',
  reducedMotion: false,
  singleKeysOn: true,
  legendOpen: false,
  pausePoints: [],
  stepBy: 'visible',
  momentsOpen: false,
  announcement: '',
};

export const session = createStore<Session>()(() => ({
  ...atStart,
  ...kept<Partial<Session>>(rememberedAs),
}));

session.subscribe((state, before) => {
  if (remembered.every((key) => state[key] === before[key])) return;
  keep(rememberedAs, Object.fromEntries(remembered.map((key) => [key, state[key]])));
});

export function useSession<T>(selector: (state: Session) => T): T {
  return useStore(session, selector);
}

/** Shows these in the inspector; nothing is followed any longer unless it is asked for. */
export function select(
  resources: readonly string[],
  links: readonly string[] = [],
  notes: readonly string[] = [],
): void {
  session.setState({ selection: { resources, links, notes } });
}

/** Shows the settings of one resource. */
export function showSettings(resource: string): void {
  select([resource]);
  session.setState({ inspectorTab: 'settings' });
  openPanel('inspector');
}

/** Shows what is under a key of a resource. */
export function openItem(resource: string, key: string): void {
  session.setState({
    selection: { resources: [resource], links: [] },
    opened: { resource, key },
    inspectorTab: 'contents',
  });
  openPanel('inspector');
}

/** Back to the list. */
export function closeItem(): void {
  session.setState({ opened: undefined });
}

/** Another diagram: nothing of the last one is selected or followed. */
export function lookAtNothing(): void {
  session.setState({
    selection: { resources: [], links: [] },
    followed: undefined,
    opened: undefined,
    whySeq: undefined,
    exchangeSeq: undefined,
    pausePoints: [],
  });
}

/** Shows a message's journey. */
export function follow(origin: number): void {
  session.setState({ followed: origin, inspectorTab: 'journey' });
  openPanel('inspector');
}

/** Shows why something happened. */
export function askWhy(seq: number): void {
  session.setState({ whySeq: seq, inspectorTab: 'why' });
}

/** Shows the call that a fact belongs to, as it is on the wire. */
export function showExchange(seq: number): void {
  session.setState({ exchangeSeq: seq, inspectorTab: 'call' });
  openPanel('inspector');
}

/** Shows no call any longer. */
export function closeExchange(): void {
  session.setState({ exchangeSeq: undefined });
}

export function setPanel(name: PanelName, change: Partial<Panel>): void {
  const { panels } = session.getState();
  session.setState({ panels: { ...panels, [name]: { ...panels[name], ...change } } });
}

/** On a narrow page panels are sheets, one at a time. */
export function openPanel(name: PanelName): void {
  if (narrowPage().matches) session.setState({ sheet: name });
  else setPanel(name, { isOpen: true });
}

/** Says something politely to those who listen. The same sentence twice is said twice. */
export function announce(sentence: string): void {
  const isRepeated = session.getState().announcement === sentence;
  session.setState({ announcement: isRepeated ? `${sentence}\u00a0` : sentence });
}

/** Shows a sentence for a while, and says it. */
export function toast(sentence: string, options: Partial<Omit<Toast, 'sentence'>> = {}): void {
  session.setState({ toast: { sentence, tone: 'plain', ...options } });
  announce(sentence);
}

function narrowPage(): MediaQueryList {
  return matchMedia('(max-width: 899px)');
}

/** Whether motion shall be reduced: the learner or the system asks for it. */
export function isReduced(state: Session = session.getState()): boolean {
  return state.reducedMotion || matchMedia('(prefers-reduced-motion: reduce)').matches;
}
