import { useId } from 'react';

interface ChoiceProps<Id extends string | number> {
  name: string;
  value: Id;
  onChange: (id: Id) => void;
  options: readonly { id: Id; title: string; note?: string; isOff?: boolean }[];
}

/** One of a few, all of them in sight. */
export function Choice<Id extends string | number>({ name, value, onChange, options }: ChoiceProps<Id>) {
  const group = useId();
  return (
    <fieldset className="export-choice">
      <legend>{name}</legend>
      {options.map(({ id, title, note, isOff }) => (
        <label key={id}>
          <input
            type="radio"
            name={group}
            checked={id === value}
            disabled={isOff}
            onChange={() => onChange(id)}
          />
          <span>
            <b>{title}</b>
            {note && <small>{note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
