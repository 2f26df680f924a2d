import { ChevronRight } from 'lucide-react';
import type { Shape } from '../../engine/index.ts';
import { Empty } from '../ui/Empty.tsx';
import { words } from '../words.ts';
import { FieldRow } from './FieldRow.tsx';

interface SettingsFormProps {
  fields: Readonly<Record<string, Shape>>;
  value: Readonly<Record<string, unknown>>;
  /** The settings, whole; the sentence with which they were refused. */
  onChange: (settings: Record<string, unknown>) => Promise<string | undefined>;
}

/** The form that a contract makes: every setting under the service's own name, the rare ones folded away. */
export function SettingsForm({ fields, value, onChange }: SettingsFormProps) {
  const entries = Object.entries(fields);
  if (entries.length === 0) return <Empty>{words.inspector.noSettings}</Empty>;
  const common = entries.filter(([, shape]) => !shape.advanced);
  const rare = entries.filter(([, shape]) => shape.advanced);
  const row = ([key, shape]: [string, Shape]) => (
    <FieldRow
      key={key}
      name={key}
      shape={shape}
      value={value[key]}
      onCommit={(next) => {
        const { [key]: _, ...rest } = value;
        return onChange(next === undefined ? rest : { ...rest, [key]: next });
      }}
    />
  );
  return (
    <div className="fields">
      {common.map(row)}
      {rare.length > 0 && (
        <details className="advanced">
          <summary>
            <ChevronRight size={14} aria-hidden="true" />
            {words.settings.advanced}
          </summary>
          {rare.map(row)}
        </details>
      )}
    </div>
  );
}
