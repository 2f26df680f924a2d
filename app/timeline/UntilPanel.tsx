import { type ReactNode, useState } from 'react';
import { useDocument } from '../document/document.ts';
import { session } from '../session.ts';
import { simulation } from '../simulation/client.ts';
import { mirror } from '../simulation/mirror.ts';
import { Button } from '../ui/Button.tsx';
import {
  blankForm,
  type Candidates,
  type Choice,
  candidatesIn,
  offered,
  type UntilForm,
  untilsOf,
} from './untilChoices.ts';
import { words } from './words.ts';

interface Gap {
  form: UntilForm;
  candidates: Candidates;
  set: (change: Partial<UntilForm>) => void;
}

/** Sentences to choose from, with gaps to fill in; several may be chosen. */
export function UntilPanel({ onDone }: { onDone: () => void }) {
  const scenario = useDocument((state) => state.scenario);
  const candidates = candidatesIn(scenario);
  const [form, setForm] = useState(() =>
    blankForm(candidates, session.getState().followed, mirror.getState().nowMs),
  );
  const [problem, setProblem] = useState<string>();
  const set = (change: Partial<UntilForm>) => {
    setForm((known) => ({ ...known, ...change }));
    setProblem(undefined);
  };
  const run = (isJump: boolean) => {
    const answer = untilsOf(form, mirror.getState().nowMs);
    if ('problem' in answer) return setProblem(answer.problem);
    simulation.runUntil(answer.untils, isJump);
    onDone();
  };
  return (
    <form
      className="until-form"
      onSubmit={(event) => {
        event.preventDefault();
        run(false);
      }}
    >
      <h2 className="until-title">{words.until.title}</h2>
      <p className="until-hint">{words.until.hint}</p>
      <ul className="until-choices">
        {offered(candidates).map((choice) => (
          <li key={choice}>
            <Sentence choice={choice} gap={{ form, candidates, set }} />
          </li>
        ))}
      </ul>
      <p className="until-problem" role="alert">
        {problem}
      </p>
      <div className="until-buttons">
        <Button type="submit" look="primary">
          {words.until.play}
        </Button>
        <Button onClick={() => run(true)}>{words.until.jump}</Button>
      </div>
      <p className="until-hint">{words.until.jumpHint}</p>
    </form>
  );
}

/** A box to tick, and a sentence with its gaps. Filling a gap chooses the sentence. */
function Sentence({ choice, gap }: { choice: Choice; gap: Gap }) {
  const { chosen } = gap.form;
  const isChosen = chosen.includes(choice);
  const toggle = (isOn: boolean) =>
    gap.set({ chosen: isOn ? [...chosen, choice] : chosen.filter((one) => one !== choice) });
  const fill = (change: Partial<UntilForm>) =>
    gap.set({ ...change, chosen: isChosen ? chosen : [...chosen, choice] });
  const [before, inside, after] = sentenceOf(choice, { ...gap, set: fill });
  const id = `until-${choice}`;
  return (
    <>
      <input
        type="checkbox"
        id={id}
        checked={isChosen}
        aria-label={[before, nameOf(choice, gap.form), after].filter(Boolean).join(' ')}
        onChange={(event) => toggle(event.target.checked)}
      />
      {before && <label htmlFor={id}>{before}</label>}
      {inside}
      {after && <label htmlFor={id}>{after}</label>}
    </>
  );
}

/** What stands in the gap, as part of the sentence that is read. */
function nameOf(choice: Choice, form: UntilForm): string {
  if (choice === 'empty') return form.queue;
  if (choice === 'deleted' || choice === 'touched') return `m${form.message}`;
  if (choice === 'iteratorAge') return `${form.reader} ${words.until.over} ${form.ageSeconds}`;
  return choice === 'time' ? form.timeSeconds : '';
}

/** What stands before the gap, the gap, and what stands behind it. */
function sentenceOf(choice: Choice, { form, candidates, set }: Gap): [string, ReactNode, string] {
  const { until } = words;
  switch (choice) {
    case 'deliveredTwice':
    case 'lost':
      return [until[choice], null, ''];
    case 'deadLettered': {
      const { deadLetterQueues: ids } = candidates;
      const pick = (
        <Pick
          name={until.queue}
          ids={ids}
          isAnyOffered
          value={form.deadLetterQueue}
          onPick={(deadLetterQueue) => set({ deadLetterQueue })}
        />
      );
      return [until.deadLettered, ids.length > 1 && pick, ''];
    }
    case 'throttled': {
      const { throttlers: ids } = candidates;
      const pick = (
        <Pick
          name={until.service}
          ids={ids}
          isAnyOffered
          value={form.throttler}
          onPick={(throttler) => set({ throttler })}
        />
      );
      return [until.throttled, ids.length > 1 && pick, ''];
    }
    case 'empty':
      return [
        '',
        <Pick
          key="queue"
          name={until.queue}
          ids={candidates.queues}
          value={form.queue}
          onPick={(queue) => set({ queue })}
        />,
        until.empty,
      ];
    case 'deleted':
      return [
        '',
        <Message key="message" value={form.message} onType={(message) => set({ message })} />,
        until.deleted,
      ];
    case 'touched':
      return [
        until.touched,
        <Message key="message" value={form.message} onType={(message) => set({ message })} />,
        '',
      ];
    case 'iteratorAge':
      return [
        until.iteratorAge,
        <span key="age" className="until-gap">
          <Pick
            name={until.reader}
            ids={candidates.readers}
            value={form.reader}
            onPick={(reader) => set({ reader })}
          />
          {until.over}
          <Figure
            name={until.ageSeconds}
            value={form.ageSeconds}
            onType={(ageSeconds) => set({ ageSeconds })}
          />
        </span>,
        until.secondsUnit,
      ];
    case 'time':
      return [
        until.time,
        <Figure
          key="time"
          name={until.timeSeconds}
          value={form.timeSeconds}
          onType={(timeSeconds) => set({ timeSeconds })}
        />,
        until.secondsUnit,
      ];
  }
}

interface PickProps {
  name: string;
  ids: readonly string[];
  isAnyOffered?: boolean;
  value: string;
  onPick: (id: string) => void;
}

function Pick({ name, ids, isAnyOffered, value, onPick }: PickProps) {
  return (
    <select
      className="until-pick"
      aria-label={name}
      value={value}
      onChange={(event) => onPick(event.target.value)}
    >
      {isAnyOffered && <option value="">{words.until.any}</option>}
      {ids.map((id) => (
        <option key={id}>{id}</option>
      ))}
    </select>
  );
}

function Message({ value, onType }: { value: string; onType: (text: string) => void }) {
  return (
    <span className="until-gap mono">
      m
      <Figure name={words.until.message} value={value} onType={onType} />
    </span>
  );
}

function Figure({ name, value, onType }: { name: string; value: string; onType: (text: string) => void }) {
  return (
    <input
      className="until-figure"
      inputMode="decimal"
      aria-label={name}
      value={value}
      onChange={(event) => onType(event.target.value)}
    />
  );
}
