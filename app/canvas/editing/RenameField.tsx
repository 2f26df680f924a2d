import { type FormEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { serviceSummary } from '../../../engine/index.ts';
import { documents } from '../../document/document.ts';
import { isInScript, renameResource } from '../../document/renameEdits.ts';
import { announce, select } from '../../session.ts';
import { mirror } from '../../simulation/mirror.ts';
import { Button } from '../../ui/Button.tsx';
import { canvasState } from '../canvasState.ts';
import { words } from './words.ts';

/** A card's name, written where it stands, and what the run makes of it. Refused with the sentence beside it. */
export function RenameField({ id }: { id: string }) {
  const [name, setName] = useState(id);
  const [problem, setProblem] = useState<string>();
  const place = usePlace(id);
  const hint = useId();
  const isWaiting = useRef(false);

  async function keep(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (isWaiting.current) return;
    const wanted = name.trim();
    if (wanted === id) return close(id);
    isWaiting.current = true;
    const refusal = await renameResource(id, wanted);
    isWaiting.current = false;
    if (refusal === undefined) return done(id, wanted);
    setProblem(refusal);
    announce(refusal);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close(id);
  }

  return (
    <form className="rename" style={place} onSubmit={keep} onKeyDown={onKeyDown}>
      <input
        ref={takeFocus}
        value={name}
        maxLength={80}
        spellCheck={false}
        autoComplete="off"
        aria-label={words.rename.field(id)}
        aria-describedby={hint}
        aria-invalid={problem !== undefined}
        onChange={(event) => {
          setName(event.target.value);
          setProblem(undefined);
        }}
      />
      <Button type="submit" look="primary">
        {words.rename.keep}
      </Button>
      <p id={hint} className={problem === undefined ? 'rename-hint' : 'rename-hint bad'}>
        {problem ?? consequence(id)}
      </p>
    </form>
  );
}

/** What the run makes of it. */
function consequence(id: string): string {
  const { scenario } = documents.getState();
  const { nowMs, headMs, step, isPlaying } = mirror.getState();
  const say = words.rename.consequence;
  if (nowMs === 0 && headMs === 0 && step === 0 && !isPlaying) return say.start;
  if (isInScript(scenario, id)) return say.script(id);
  const service = scenario.resources.find((one) => one.id === id)?.service ?? '';
  return serviceSummary(service)?.hasContents ? say.contents(id) : say.counts;
}

function takeFocus(input: HTMLInputElement | null): void {
  if (!input || document.activeElement === input) return;
  input.focus();
  // The end that says FIFO is not what one wants to change.
  input.setSelectionRange(0, input.value.replace(/\.fifo$/, '').length);
}

const widthPx = 296;
const heightPx = 120;

/** Over the card's name, inside of the canvas. */
function usePlace(id: string): { left: number; top: number; width: number } | undefined {
  const [place, setPlace] = useState<{ left: number; top: number; width: number }>();
  useLayoutEffect(() => {
    const card = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    const name = card?.querySelector('.card-name')?.getBoundingClientRect();
    const canvas = document.querySelector('.canvas')?.getBoundingClientRect();
    if (!name || !canvas) return;
    const inside = (at: number, max: number) => Math.max(8, Math.min(at, max));
    setPlace({
      left: inside(name.left - canvas.left - 14, canvas.width - widthPx - 8),
      top: inside(name.top - canvas.top - 12, canvas.height - heightPx - 8),
      width: Math.min(widthPx, canvas.width - 16),
    });
  }, [id]);
  return place;
}

function done(id: string, name: string): void {
  select([name]);
  announce(words.rename.done(id, name));
  close(name);
}

/** Gives the focus to the card, once it is drawn. */
function close(id: string): void {
  canvasState.setState({ renaming: undefined });
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
      ?.focus({ preventScroll: true }),
  );
}
