import { CircleAlert, Lock, RotateCcw } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { check, datedFigureOf, type Shape } from '../../engine/index.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { words } from '../words.ts';
import { ShapeControl } from './ShapeControl.tsx';
import { inWords, isSameValue } from './samples.ts';

interface FieldRowProps {
  name: string;
  shape: Shape;
  /** As the scenario has it; undefined when the default holds. */
  value: unknown;
  /** Takes the value over; the sentence with which it was refused. */
  onCommit: (value: unknown) => Promise<string | undefined>;
}

/** One setting: its control, its default, its rule, and beside it what is wrong with it. */
export function FieldRow({ name, shape, value, onCommit }: FieldRowProps) {
  const [draft, setDraft] = useState<unknown>(value);
  const [problem, setProblem] = useState<string>();
  const id = useId();
  // Undo, redo and the service's refusal change the value from outside: the draft follows, the problem stays to be read.
  useEffect(() => setDraft(value), [value]);

  const commit = async (next: unknown) => {
    setDraft(next);
    const violation = next === undefined ? undefined : check(next, shape)[0];
    setProblem(violation && words.settings.expected(violation.expected));
    if (!violation && !isSameValue(next, value)) setProblem(await onCommit(next));
  };
  const isChanged = value !== undefined && !isSameValue(value, shape.default);
  const title = shape.title ?? name;
  const dated = shape.rule ? datedFigureOf(shape.rule) : undefined;

  return (
    <div className="field">
      <div className="field-head">
        <label className="field-title" htmlFor={id} id={`${id}-title`}>
          {title}
        </label>
        {shape.rule && (
          <Hint text={words.settings.rule(shape.rule)}>
            <button type="button" className="rule" aria-label={words.settings.rule(shape.rule)}>
              {shape.rule}
            </button>
          </Hint>
        )}
      </div>
      <div className="field-control">
        <ShapeControl
          id={id}
          labelledBy={`${id}-title`}
          describedBy={problem ? `${id}-problem` : shape.doc ? `${id}-doc` : undefined}
          shape={shape}
          value={draft ?? shape.default}
          isInvalid={problem !== undefined}
          isLocked={shape.fixed === true}
          onCommit={(next) => void commit(next)}
        />
        {shape.fixed ? (
          <Hint text={words.settings.fixed}>
            <button type="button" className="field-lock" aria-label={words.settings.fixed}>
              <Lock size={13} aria-hidden="true" />
            </button>
          </Hint>
        ) : (
          isChanged && (
            <Hint text={words.settings.reset(title, inWords(shape.default, shape.unit))}>
              <Button
                look="quiet"
                className="icon-button small"
                aria-label={words.settings.reset(title, inWords(shape.default, shape.unit))}
                onClick={() => void commit(undefined)}
              >
                <RotateCcw size={13} aria-hidden="true" />
              </Button>
            </Hint>
          )
        )}
      </div>
      {problem && (
        <p className="field-problem" id={`${id}-problem`} role="alert">
          <CircleAlert size={13} aria-hidden="true" />
          {problem}
        </p>
      )}
      {dated && (
        <p className="field-dated">
          <b>{words.settings.inNotes}</b> {dated.inNotes}
          <b>{words.settings.today}</b> {dated.today}
        </p>
      )}
      {shape.doc && (
        <p className="field-doc" id={`${id}-doc`}>
          {shape.doc}
        </p>
      )}
    </div>
  );
}
