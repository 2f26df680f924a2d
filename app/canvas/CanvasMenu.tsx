import { DropdownMenu } from 'radix-ui';
import type { FaultSummary } from '../../engine/index.ts';
import { useDocument } from '../document/document.ts';
import { useFaults } from '../simulation/hooks.ts';
import { MenuItem, MenuLine } from '../ui/Menu.tsx';
import { act, duplicate, remove } from './acts.ts';
import { canvasState, type Subject, useCanvasState } from './canvasState.ts';
import { kindTitle } from './connecting.ts';
import { type FaultChoice, linkFaults, resourceFaults } from './faultChoices.ts';
import { handActs } from './handActs.ts';
import { PointMenu } from './PointMenu.tsx';
import { words } from './words.ts';

/** The menu of a card or a wire: what it can be asked, how it can be broken and healed. */
export function CanvasMenu() {
  const menu = useCanvasState((state) => state.menu);
  const scenario = useDocument((state) => state.scenario);
  if (!menu) return null;
  const { type, id } = menu.subject;
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
      <MenuLine />
      <FaultItems id={id} choices={resourceFaults(id, service)} />
      <MenuLine />
      <MenuItem onSelect={() => duplicate(id)}>{words.menu.duplicate}</MenuItem>
      <MenuItem onSelect={() => remove([id], [])}>{words.menu.delete}</MenuItem>
    </>
  );
}

function LinkItems({ id }: { id: string }) {
  return (
    <>
      <FaultItems id={id} choices={linkFaults(id)} />
      <MenuLine />
      <MenuItem onSelect={() => remove([], [id])}>{words.menu.delete}</MenuItem>
    </>
  );
}

function FaultItems({ id, choices }: { id: string; choices: readonly FaultChoice[] }) {
  const active = useFaults(id);
  return (
    <DropdownMenu.Group aria-label={words.menu.faults}>
      <DropdownMenu.Label className="menu-title">{words.menu.faults}</DropdownMenu.Label>
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
    </DropdownMenu.Group>
  );
}

function heal(on: string, { kind }: FaultSummary): void {
  void act({ type: 'heal', on, kind });
}
