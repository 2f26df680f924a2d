import type { FaultSummary } from '../../engine/index.ts';
import { useDocument } from '../document/document.ts';
import { select, useSession } from '../session.ts';
import { useFaults } from '../simulation/hooks.ts';
import { MenuGroup, MenuItem, MenuLine, PointMenu } from '../ui/Menu.tsx';
import { act, remove, searchParts } from './acts.ts';
import { canvasState, type Subject, useCanvasState } from './canvasState.ts';
import { kindTitle } from './connecting.ts';
import {
  CanvasItems,
  CardEditItems,
  ClipboardItems,
  SelectionItems,
  WireEditItems,
} from './editing/MenuItems.tsx';
import { words as editingWords } from './editing/words.ts';
import { type FaultChoice, linkFaults, resourceFaults } from './faultChoices.ts';
import { handActs } from './handActs.ts';
import { NoteItems } from './notes/NoteItems.tsx';
import { words as noteWords } from './notes/words.ts';
import { PauseItem } from './PauseItem.tsx';
import type { Point } from './paths.ts';
import { words } from './words.ts';

/** The menu of a card, a wire, a note, a selection or the diagram: what it can be asked, how it can be broken and healed. */
export function CanvasMenu() {
  const menu = useCanvasState((state) => state.menu);
  const scenario = useDocument((state) => state.scenario);
  if (!menu) return null;
  const { type, id } = menu.subject;
  if (type === 'canvas' || type === 'selection') return <WideMenu subject={menu.subject} at={menu.at} />;
  const note = scenario.notes.find((one) => one.id === id);
  if (note) {
    return (
      <PointMenu name={noteWords.menu(note)} at={menu.at} onClose={() => close(menu.subject)}>
        <NoteItems note={note} />
      </PointMenu>
    );
  }
  const link = scenario.links.find((one) => one.id === id);
  const name =
    type === 'resource' ? words.node.menu(id) : words.wire.menu(link ? kindTitle(link.from, link.kind) : id);
  return (
    <PointMenu
      key={`${id} ${menu.at.x} ${menu.at.y}`}
      name={name}
      at={menu.at}
      onClose={() => close(menu.subject)}
    >
      {type === 'resource' ? <ResourceItems id={id} /> : <LinkItems id={id} />}
    </PointMenu>
  );
}

/** The menu of many things at once. */
function WideMenu({ subject, at }: { subject: Subject; at: Point }) {
  const { resources, links, notes = [] } = useSession((state) => state.selection);
  const isCanvas = subject.type === 'canvas';
  const count = resources.length + links.length + notes.length;
  const name = isCanvas ? editingWords.menu.ofCanvas : editingWords.menu.ofSelection(count);
  return (
    <PointMenu key={`${at.x} ${at.y}`} name={name} at={at} onClose={() => close(subject)}>
      {isCanvas ? (
        <CanvasItems onSearch={searchParts} />
      ) : (
        <SelectionItems onDelete={() => remove(resources, links, notes)} />
      )}
    </PointMenu>
  );
}

/** Closes, and gives the focus back to the card or wire the menu was about. */
function close({ id }: Subject): void {
  canvasState.setState({ menu: undefined });
  const selector = `.react-flow__node[data-id="${CSS.escape(id)}"], .react-flow__edge[data-id="${CSS.escape(id)}"]`;
  if (document.activeElement === document.body || document.activeElement?.closest('.menu')) {
    document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }
}

function ResourceItems({ id }: { id: string }) {
  const resource = useDocument((state) => state.scenario.resources.find((one) => one.id === id));
  if (!resource) return null;
  const { service } = resource;
  const byHand = handActs(service, id, resource.settings);
  return (
    <>
      {byHand.map(({ title, run }) => (
        <MenuItem key={title} onSelect={run}>
          {title}
        </MenuItem>
      ))}
      {byHand.length > 0 && <MenuLine />}
      <MenuItem onSelect={() => canvasState.setState({ connectFrom: id })}>{words.menu.connect}</MenuItem>
      <CardEditItems id={id} />
      <MenuLine />
      <PauseItem id={id} service={service} />
      <FaultItems id={id} choices={resourceFaults(id, service)} />
      <MenuLine />
      <ClipboardItems onBefore={() => select([id])} />
      <MenuItem onSelect={() => remove([id], [])}>{words.menu.delete}</MenuItem>
    </>
  );
}

function LinkItems({ id }: { id: string }) {
  return (
    <>
      <WireEditItems id={id} />
      <MenuLine />
      <FaultItems id={id} choices={linkFaults(id)} />
      <MenuLine />
      <MenuItem onSelect={() => remove([], [id])}>{words.menu.delete}</MenuItem>
    </>
  );
}

function FaultItems({ id, choices }: { id: string; choices: readonly FaultChoice[] }) {
  const active = useFaults(id);
  return (
    <MenuGroup name={words.menu.faults} isTitled>
      {active.map((fault) => (
        <MenuItem key={fault.kind} onSelect={() => heal(id, fault)}>
          {words.menu.heal(words.fault.badge(fault))}
        </MenuItem>
      ))}
      {choices
        .filter(({ kind }) => !active.some((fault) => fault.kind === kind))
        .map(({ kind, title, amount, command }) => (
          <MenuItem key={`${kind} ${amount}`} onSelect={() => void act(command)}>
            {words.menu.set(title, amount)}
          </MenuItem>
        ))}
    </MenuGroup>
  );
}

function heal(on: string, { kind }: FaultSummary): void {
  void act({ type: 'heal', on, kind });
}
