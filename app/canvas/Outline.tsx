import type { ScenarioLink, ScenarioResource } from '../../engine/index.ts';
import { useDocument } from '../document/document.ts';
import { LiveText } from '../services/LiveText.tsx';
import { usePortrait } from '../services/portraits.ts';
import { select, useSession } from '../session.ts';
import { useFaults } from '../simulation/hooks.ts';
import { Empty } from '../ui/Empty.tsx';
import { openMenu, placeOf, type Subject } from './canvasState.ts';
import { kindTitle } from './connecting.ts';
import { OutlinedWords } from './notes/OutlinedWords.tsx';
import './outline.css';
import { useShownView } from './shownViews.ts';
import { words } from './words.ts';

/** The diagram in words: each resource with its state, each with its wires. Whatever the canvas can select, this can. */
export function Outline() {
  const { resources, links, notes } = useDocument((state) => state.scenario);
  if (resources.length + notes.length === 0) return <Empty>{words.outline.empty}</Empty>;
  return (
    <ul className="outline" aria-label={words.outline.name}>
      {resources.map((resource) => (
        <Item key={resource.id} resource={resource} links={links} />
      ))}
      <OutlinedWords />
    </ul>
  );
}

function Item({ resource, links }: { resource: ScenarioResource; links: readonly ScenarioLink[] }) {
  const { id } = resource;
  const isSelected = useSession(({ selection }) => selection.resources.includes(id));
  const own = links.filter(({ from, to }) => from === id || to === id);
  return (
    <li>
      <button
        type="button"
        className="outline-item"
        aria-pressed={isSelected}
        onClick={() => select([id])}
        onContextMenu={(event) => showMenu(event, { type: 'resource', id })}
      >
        <b>{id}</b>
        <State resource={resource} />
      </button>
      {own.length > 0 && (
        <ul aria-label={words.outline.wires(id)}>
          {own.map((link) => (
            <li key={link.id}>
              <WireItem link={link} seenFrom={id} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function State({ resource: { id, service } }: { resource: ScenarioResource }) {
  const view = useShownView(id, service);
  const faults = useFaults(id);
  const { sentence } = usePortrait(service);
  return (
    <span className="outline-state">
      {view ? <LiveText read={(nowMs) => sentence(view, nowMs)} /> : words.outline.noState}
      {faults.length > 0 && <em>{faults.map((fault) => words.fault.badge(fault)).join(', ')}</em>}
    </span>
  );
}

function WireItem({ link, seenFrom }: { link: ScenarioLink; seenFrom: string }) {
  const isSelected = useSession(({ selection }) => selection.links.includes(link.id));
  const faults = useFaults(link.id);
  const title = kindTitle(link.from, link.kind);
  return (
    <button
      type="button"
      className="outline-item"
      aria-pressed={isSelected}
      onClick={() => select([], [link.id])}
      onContextMenu={(event) => showMenu(event, { type: 'link', id: link.id })}
    >
      <span>
        {link.from === seenFrom ? words.outline.to(title, link.to) : words.outline.from(title, link.from)}
      </span>
      {faults.length > 0 && <em>{faults.map((fault) => words.fault.badge(fault)).join(', ')}</em>}
    </button>
  );
}

function showMenu(event: React.MouseEvent<HTMLElement>, subject: Subject): void {
  event.preventDefault();
  openMenu(subject, placeOf(event.currentTarget));
}
