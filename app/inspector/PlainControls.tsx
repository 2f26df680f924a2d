import { type KeyboardEvent, useEffect, useState } from 'react';
import { words } from '../words.ts';
import { ariaOf, type ControlProps } from './controlProps.ts';
import type { AnyShape, BooleanShape, NumberShape, StringShape } from './shapeTypes.ts';

/** What is being typed: taken over on Enter and when the field is left, given up on Escape. */
function useDraft(value: unknown, inText: (value: unknown) => string, commit: (text: string) => void) {
  const [text, setText] = useState(() => inText(value));
  const shown = inText(value);
  useEffect(() => setText(shown), [shown]);
  return {
    value: text,
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
    onBlur: () => text !== shown && commit(text),
    onKeyDown: (event: KeyboardEvent) => {
      const isNewLine =
        event.currentTarget instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey;
      if (event.key === 'Enter' && !isNewLine) commit(text);
      if (event.key === 'Escape') setText(shown);
    },
  };
}

function asText(value: unknown): string {
  return value === undefined ? '' : String(value);
}

export function TextControl({ shape, value, onCommit, isLocked, ...aria }: ControlProps<StringShape>) {
  const draft = useDraft(value, asText, (text) =>
    onCommit(text === '' && !shape.required ? undefined : text),
  );
  const rest = {
    className: 'control text',
    disabled: isLocked,
    placeholder: words.settings.unset,
    ...ariaOf(aria),
  };
  return shape.multiline ? (
    <textarea rows={3} {...draft} {...rest} />
  ) : (
    <input type="text" {...draft} {...rest} />
  );
}

export function NumberControl({ shape, value, onCommit, isLocked, ...aria }: ControlProps<NumberShape>) {
  const draft = useDraft(value, asText, (text) => {
    const isNumber = text.trim() !== '' && Number.isFinite(Number(text));
    // What is no number goes on as it is: the check beside the control says so.
    onCommit(isNumber ? Number(text) : text.trim() === '' ? undefined : text);
  });
  return (
    <span className="control-number">
      <input
        type="text"
        inputMode={shape.type === 'integer' ? 'numeric' : 'decimal'}
        className="control number"
        disabled={isLocked}
        {...draft}
        {...ariaOf(aria)}
      />
      {shape.unit && <span className="unit">{shape.unit}</span>}
    </span>
  );
}

export function BooleanControl({ value, onCommit, isLocked, ...aria }: ControlProps<BooleanShape>) {
  return (
    <span className="control-switch">
      <input
        type="checkbox"
        role="switch"
        className="switch"
        checked={value === true}
        aria-checked={value === true}
        disabled={isLocked}
        onChange={(event) => onCommit(event.target.checked)}
        {...ariaOf(aria)}
      />
      <span aria-hidden="true">{value === true ? words.settings.yes : words.settings.no}</span>
    </span>
  );
}

export function OneOfControl({ shape, value, onCommit, isLocked, ...aria }: ControlProps<StringShape>) {
  return (
    <select
      className="control"
      value={asText(value)}
      disabled={isLocked}
      onChange={(event) => onCommit(event.target.value || undefined)}
      {...ariaOf(aria)}
    >
      {(!shape.required || value === undefined) && shape.default === undefined && (
        <option value="">{words.settings.unset}</option>
      )}
      {shape.oneOf?.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** JSON as text. While it is none, it goes nowhere. */
export function AnyControl({ value, onCommit, isLocked, ...aria }: ControlProps<AnyShape>) {
  const [problem, setProblem] = useState<string>();
  const draft = useDraft(
    value,
    (present) => (present === undefined ? '' : JSON.stringify(present, undefined, 1)),
    (text) => {
      try {
        onCommit(text.trim() === '' ? undefined : JSON.parse(text));
        setProblem(undefined);
      } catch {
        setProblem(words.settings.expectedJson);
      }
    },
  );
  return (
    <span className="control-stack">
      <textarea rows={3} className="control text mono" disabled={isLocked} {...draft} {...ariaOf(aria)} />
      {problem && <span role="alert">{problem}</span>}
    </span>
  );
}
