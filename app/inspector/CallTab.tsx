import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { type CommandResult, check, type Exchange } from '../../engine/index.ts';
import { select, showExchange, toast, useSession } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { mirror } from '../simulation/mirror.ts';
import type { ActionSummaries } from '../simulation/simulation.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { words } from '../words.ts';
import { RawExchange } from './RawExchange.tsx';
import { ShapeControl } from './ShapeControl.tsx';
import { requiredOf } from './samples.ts';
import { useSubject } from './selected.ts';
import { words as inspectorWords } from './words.ts';

const wireWords = inspectorWords.exchange;

/** A call to begin with, instead of the first action. */
interface Draft {
  /** Each draft begins a form of its own. */
  number: number;
  to: string;
  action: string;
  input: unknown;
}

/** The call that was asked for, as it is on the wire; below it, one to compose. */
export function CallTab() {
  const seq = useSession((state) => state.exchangeSeq);
  const [draft, setDraft] = useState<Draft>();
  const compose = ({ to, action, input }: Exchange) => {
    select([to]);
    setDraft((last) => ({ number: (last?.number ?? 0) + 1, to, action, input }));
  };
  return (
    <>
      {seq === undefined ? <LastCall /> : <RawExchange seq={seq} onCompose={compose} />}
      <Compose draft={draft} />
    </>
  );
}

function Compose({ draft }: { draft: Draft | undefined }) {
  const subject = useSubject();
  if (subject.kind !== 'resource') return <Empty>{words.call.pick}</Empty>;
  const { resource, summary } = subject;
  const own = draft?.to === resource.id ? draft : undefined;
  const key = `${resource.id} ${own?.number ?? 0}`;
  return <Actions key={key} to={resource.id} service={summary.id} draft={own} />;
}

/** Whoever looks at a resource may want to see what was last said to it. */
function LastCall() {
  const subject = useSubject();
  if (subject.kind !== 'resource') return null;
  const { id } = subject.resource;
  const show = async () => {
    const seq = await lastCallAt(id);
    if (seq === undefined) toast(wireWords.noneYet(id));
    else showExchange(seq);
  };
  return (
    <div className="last-call">
      <Button onClick={() => void show()}>{wireWords.showLast(id)}</Button>
    </div>
  );
}

/** Lines of the story that are looked through, newest first. */
const linesMax = 12;

async function lastCallAt(resource: string): Promise<number | undefined> {
  const lines = mirror.getState().story.filter((line) => line.resource === resource);
  for (const { seq } of lines.slice(-linesMax).reverse()) {
    if (await simulation.exchange(seq)) return seq;
  }
  return undefined;
}

interface ActionsProps {
  to: string;
  service: string;
  draft: Draft | undefined;
}

function Actions({ to, service, draft }: ActionsProps) {
  const [actions, setActions] = useState<ActionSummaries>();
  useEffect(() => {
    let isOver = false;
    void simulation.actions(service).then((answer) => !isOver && setActions(answer));
    return () => {
      isOver = true;
    };
  }, [service]);
  if (!actions) return <Empty>{words.inspector.loading}</Empty>;
  if (actions.length === 0) return <Empty>{words.call.none}</Empty>;
  return <CallForm to={to} actions={actions} draft={draft} />;
}

interface CallFormProps {
  to: string;
  actions: ActionSummaries;
  draft: Draft | undefined;
}

function CallForm({ to, actions, draft }: CallFormProps) {
  const [name, setName] = useState(draft?.action ?? actions[0]!.name);
  const action = actions.find((one) => one.name === name) ?? actions[0]!;
  const [input, setInput] = useState<unknown>(() => draft?.input ?? requiredOf(action.input.fields));
  const [result, setResult] = useState<CommandResult>();
  const id = useId();
  const [isTouched, setTouched] = useState(false);
  const violation = isTouched ? check(input, action.input)[0] : undefined;

  const choose = (next: string) => {
    setName(next);
    setInput(requiredOf(actions.find((one) => one.name === next)?.input.fields ?? {}));
    setResult(undefined);
    setTouched(false);
  };
  const edit = (next: unknown) => {
    setInput(next);
    setTouched(true);
  };
  const send = async () => setResult(await simulation.act({ type: 'call', to, action: name, input }));

  return (
    <form
      className="call"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className="field-title" htmlFor={id}>
        {words.call.action}
      </label>
      <select id={id} className="control" value={name} onChange={(event) => choose(event.target.value)}>
        {actions.map((one) => (
          <option key={one.name}>{one.name}</option>
        ))}
      </select>
      <p className="field-doc">{action.doc}</p>
      <ShapeControl key={name} shape={action.input} value={input} onCommit={edit} labelledBy={id} />
      {violation && (
        <p className="field-problem">
          <CircleAlert size={13} aria-hidden="true" />
          {violation.path}: {words.settings.expected(violation.expected)}
        </p>
      )}
      {/* A wrong input may be sent all the same: hearing the service's own refusal is a lesson. */}
      <Button type="submit" look="primary">
        {words.call.send(name)}
      </Button>
      <div aria-live="polite">{result && <Outcome result={result} />}</div>
      <p className="field-doc">{words.call.noRoad}</p>
    </form>
  );
}

function Outcome({ result: { output, refusal, problem } }: { result: CommandResult }) {
  if (refusal || problem) {
    return (
      <div className="outcome bad">
        <h3>
          <CircleAlert size={14} aria-hidden="true" />
          {words.call.refused}
          {refusal && <span className="mono"> {refusal.status}</span>}
        </h3>
        {refusal && <p className="mono">{refusal.code}</p>}
        <p>{refusal?.sentence ?? problem}</p>
      </div>
    );
  }
  const isBare = output === undefined || Object.keys(output as object).length === 0;
  return (
    <div className="outcome good">
      <h3>
        <CircleCheck size={14} aria-hidden="true" />
        {words.call.answer}
      </h3>
      {isBare ? <p>{words.call.done}</p> : <pre className="mono">{JSON.stringify(output, undefined, 2)}</pre>}
    </div>
  );
}
