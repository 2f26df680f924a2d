/** What of some settings can be kept where another contract holds. */
import { check, type ObjectShape } from '../../engine/index.ts';

type Settings = Readonly<Record<string, unknown>>;

/** The settings that the contract knows, and that are sound under it. */
export function fittingSettings(settings: Settings, shape: ObjectShape): Record<string, unknown> {
  const known = Object.entries(settings).filter(([name, value]) => {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    return field !== undefined && check(value, field).length === 0;
  });
  return Object.fromEntries(known);
}
