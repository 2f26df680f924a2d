import { Check, Copy, FileDown, Send } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import { documents, useDocument } from '../document/document.ts';
import { documentWords } from '../document/documentWords.ts';
import { saveOpenAsFile } from '../document/filing.ts';
import { fragmentOf, linkLengthMax } from '../document/share.ts';
import { shareWords as words } from '../document/shareWords.ts';
import { announce } from '../session.ts';
import { mirror } from '../simulation/mirror.ts';
import { Button } from '../ui/Button.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { clock } from '../ui/time.ts';
import './share.css';

/** The open diagram as a link: what is in it, what is not, and how long it is. */
export function ShareDialog({ onClose }: { onClose: () => void }) {
  // As the run stood when the dialog was asked for: a link that changes under the hand cannot be copied.
  const [nowMs] = useState(() => mirror.getState().nowMs);
  const [atMs, setAtMs] = useState(nowMs);
  const scenario = useDocument((state) => state.scenario);
  const link = useMemo(() => {
    const fragment = fragmentOf({ scenarioText: JSON.stringify(scenario), atMs, isPaused: true });
    return `${location.href.replace(/#.*$/s, '')}${fragment}`;
  }, [scenario, atMs]);
  return (
    <Sheet title={words.title} isOpen onClose={onClose} side="middle">
      <div className="share">
        <p>{words.intro}</p>
        {nowMs > 0 && <Moment nowMs={nowMs} atMs={atMs} onChange={setAtMs} />}
        {link.length > linkLengthMax ? <TooLong length={link.length} /> : <Link link={link} />}
        <Contents />
      </div>
    </Sheet>
  );
}

function Moment(props: { nowMs: number; atMs: number; onChange: (atMs: number) => void }) {
  const name = useId();
  const choices = [
    { atMs: props.nowMs, text: words.atNow(clock(props.nowMs)) },
    { atMs: 0, text: words.atStart },
  ];
  return (
    <fieldset className="share-moment">
      <legend>{words.opensAt}</legend>
      {choices.map(({ atMs, text }) => (
        <label key={text}>
          <input
            type="radio"
            name={name}
            checked={props.atMs === atMs}
            onChange={() => props.onChange(atMs)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

function Link({ link }: { link: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<{ link: string; isDone: boolean }>();
  const id = useId();
  const told = copied?.link === link ? copied : undefined;
  async function copy(): Promise<void> {
    const isDone = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    );
    if (!isDone) field.current?.select();
    setCopied({ link, isDone });
    announce(isDone ? words.copied : words.notCopied);
  }
  return (
    <div className="share-link">
      <label className="field-title" htmlFor={id}>
        {words.field}
      </label>
      <div className="share-row">
        <input
          ref={field}
          id={id}
          className="control mono"
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button look="primary" onClick={() => void copy()}>
          {told?.isDone ? <Check size={15} strokeWidth={1.6} /> : <Copy size={15} strokeWidth={1.6} />}
          {words.copy}
        </Button>
        <SendButton link={link} />
      </div>
      <p className="share-length">
        {words.length(link.length)}
        {told && ` · ${told.isDone ? words.copied : words.notCopied}`}
      </p>
    </div>
  );
}

/** The system's own way to send something, where there is one: on phones. */
function SendButton({ link }: { link: string }) {
  if (!('share' in navigator) || !matchMedia('(pointer: coarse)').matches) return null;
  // Closing the system's sheet is an answer, not a mistake.
  const send = () => navigator.share({ title: documents.getState().name, url: link }).catch(() => undefined);
  return (
    <Button onClick={() => void send()}>
      <Send size={15} strokeWidth={1.6} />
      {words.send}
    </Button>
  );
}

function TooLong({ length }: { length: number }) {
  return (
    <div className="share-link" role="alert">
      <p className="share-long">{words.tooLong(length, linkLengthMax)}</p>
      <Button look="primary" onClick={saveOpenAsFile}>
        <FileDown size={15} strokeWidth={1.6} />
        {documentWords.file.save}
      </Button>
    </div>
  );
}

function Contents() {
  const { resources, links, notes, script, seed } = useDocument((state) => state.scenario);
  return (
    <div className="share-contents">
      <h3>{words.contains}</h3>
      <ul>
        <li>{words.parts(resources.length, links.length)}</li>
        {notes.length > 0 && <li>{words.notes(notes.length)}</li>}
        {script.length > 0 && <li>{words.script(script.length)}</li>}
        <li>{words.seed(seed)}</li>
      </ul>
      <h3>{words.notContained}</h3>
      <ul>
        <li>{words.acts}</li>
      </ul>
    </div>
  );
}
