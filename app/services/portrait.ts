/** What a service's portrait consists of. */
import type { ComponentType } from 'react';

export interface Figure {
  name: string;
  value: string;
}

export interface PortraitDefinition<View extends object = object> {
  Portrait: ComponentType<{ id: string; view: View }>;
  /** Small, at the right end of the card's head. */
  label(view: View): string;
  /** Where a resource's role changes its icon. */
  icon?(view: View): string | undefined;
  /** Its state in words, for those who do not see it: "2 visible, 1 in flight, oldest 14 s". */
  sentence(view: View, nowMs: number): string;
  /** The few figures that are still read from far away. */
  figures(view: View): readonly Figure[];
  /** Width class of the card. */
  width(view: View): 'narrow' | 'middle' | 'wide' | 'broad';
}
