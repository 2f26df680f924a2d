import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import type { Shape } from '../../engine/index.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import type { ControlProps } from './controlProps.ts';
import { ShapeControl } from './ShapeControl.tsx';
import { requiredOf, sampleOf } from './samples.ts';
import type { ChoiceShape, ListShape, MapShape, ObjectShape } from './shapeTypes.ts';

type Fields = Readonly<Record<string, unknown>>;

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** Without what was taken away. */
function withField(fields: Fields, key: string, value: unknown): Fields {
  const { [key]: _, ...rest } = fields;
  return value === undefined ? rest : { ...fields, [key]: value };
}

export function ObjectControl({ shape, value, onCommit, isLocked, labelledBy }: ControlProps<ObjectShape>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take its name from the row's title.
    <div className="nested" role="group" aria-labelledby={labelledBy}>
      <FieldControls
        fields={shape.fields}
        value={asFields(value)}
        isLocked={isLocked}
        onCommit={(next) => onCommit(next)}
      />
    </div>
  );
}

interface FieldControlsProps {
  fields: Readonly<Record<string, Shape>>;
  value: Fields;
  isLocked?: boolean;
  onCommit: (value: Fields) => void;
}

function FieldControls({ fields, value, isLocked, onCommit }: FieldControlsProps) {
  const id = useId();
  return Object.entries(fields).map(([key, field]) => (
    <div className="nested-field" key={key}>
      <label className="nested-title" htmlFor={`${id}-${key}`} id={`${id}-${key}-title`} title={field.doc}>
        {field.title ?? key}
      </label>
      <ShapeControl
        id={`${id}-${key}`}
        labelledBy={`${id}-${key}-title`}
        shape={field}
        value={value[key] ?? field.default}
        isLocked={isLocked}
        onCommit={(next) => onCommit(withField(value, key, next))}
      />
    </div>
  ));
}

export function ChoiceControl({
  shape,
  value,
  onCommit,
  isLocked,
  id,
  labelledBy,
}: ControlProps<ChoiceShape>) {
  const fields = asFields(value);
  const tag = String(fields[shape.by] ?? '');
  const variant = shape.variants[tag];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take its name from the row's title.
    <div className="nested" role="group" aria-labelledby={labelledBy}>
      <select
        id={id}
        aria-labelledby={labelledBy}
        className="control"
        value={tag}
        disabled={isLocked}
        onChange={({ target }) =>
          onCommit({ [shape.by]: target.value, ...requiredOf(shape.variants[target.value]?.fields ?? {}) })
        }
      >
        {!variant && <option value="">{words.settings.choose}</option>}
        {Object.entries(shape.variants).map(([name, { title }]) => (
          <option key={name} value={name}>
            {title ?? name}
          </option>
        ))}
      </select>
      {variant && (
        <FieldControls
          fields={variant.fields}
          value={fields}
          isLocked={isLocked}
          onCommit={(next) => onCommit(next)}
        />
      )}
    </div>
  );
}

export function ListControl({ shape, value, onCommit, isLocked, id, labelledBy }: ControlProps<ListShape>) {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const isFull = shape.max !== undefined && items.length >= shape.max;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take its name from the row's title.
    <div className="nested list" role="group" aria-labelledby={labelledBy}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item has no name but its place.
        <div className="list-item" key={index}>
          <ShapeControl
            labelledBy={labelledBy}
            shape={shape.of}
            value={item}
            isLocked={isLocked}
            onCommit={(next) =>
              onCommit(next === undefined ? items.toSpliced(index, 1) : items.with(index, next))
            }
          />
          <Button
            look="quiet"
            className="icon-button small"
            aria-label={words.settings.removeItem(index + 1)}
            disabled={isLocked}
            onClick={() => onCommit(items.toSpliced(index, 1))}
          >
            <X size={13} aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button
        id={id}
        look="quiet"
        className="list-add"
        disabled={isLocked || isFull}
        onClick={() => onCommit([...items, newItem(shape.of, items)])}
      >
        <Plus size={13} aria-hidden="true" />
        {words.settings.add}
      </Button>
    </div>
  );
}

/** A new text must not be empty where the contract wants letters. */
function newItem(shape: Shape, items: readonly unknown[]): unknown {
  const sample = sampleOf(shape);
  return sample === '' && shape.type === 'string' && (shape.min ?? 0) > 0 ? `m${items.length + 1}` : sample;
}

export function MapControl({ shape, value, onCommit, isLocked, id, labelledBy }: ControlProps<MapShape>) {
  const fields = asFields(value);
  const rename = (from: string, to: string) => {
    const entries = Object.entries(fields).map(([key, item]) => [key === from ? to : key, item] as const);
    onCommit(Object.fromEntries(entries));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take its name from the row's title.
    <div className="nested list" role="group" aria-labelledby={labelledBy}>
      {Object.entries(fields).map(([key, item]) => (
        <div className="map-item" key={key}>
          <input
            className="control text"
            aria-label={words.settings.key}
            defaultValue={key}
            disabled={isLocked}
            onBlur={(event) =>
              event.target.value && event.target.value !== key && rename(key, event.target.value)
            }
          />
          <ShapeControl
            shape={shape.of}
            value={item}
            isLocked={isLocked}
            onCommit={(next) => onCommit(withField(fields, key, next))}
          />
          <Button
            look="quiet"
            className="icon-button small"
            aria-label={`${words.gallery.delete(key)}`}
            disabled={isLocked}
            onClick={() => onCommit(withField(fields, key, undefined))}
          >
            <X size={13} aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button
        id={id}
        look="quiet"
        className="list-add"
        disabled={isLocked}
        onClick={() =>
          onCommit({ ...fields, [`name-${Object.keys(fields).length + 1}`]: sampleOf(shape.of) })
        }
      >
        <Plus size={13} aria-hidden="true" />
        {words.settings.add}
      </Button>
    </div>
  );
}
