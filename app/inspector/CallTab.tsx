import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { type CommandResult, check } from '../../engine/index.ts';
import { simulation } from '../simulation/client.ts';
import type { ActionSummaries } from '../simulation/simulation.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { words } from '../words.ts';
import { ShapeControl } from './ShapeControl.tsx';
import { requiredOf } from './samples.ts';
import { useSubject } from './selected.ts';

export function CallTab() {
  const subject = useSubject();
  if (subject.kind !== 'resource') return <Empty>{words.call.pick}</Empty>;
  const { resource, summary } = subject;
  return <Actions key={resource.id} to={resource.id} service={summary.id} />;
}

function Actions({ to, service }: { to: string; service: string }) {
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
  return <CallForm to={to} actions={actions} />;
}

function CallForm({ to, actions }: { to: string; actions: ActionSummaries }) {
  const [name, setName] = useState(actions[0]!.name);
  const action = actions.find((one) => one.name === name) ?? actions[0]!;
  const [input, setInput] = useState<unknown>(() => requiredOf(action.input.fields));
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
