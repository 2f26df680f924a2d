/** The kinds of shape, by name. */
import type { Shape } from '../../engine/index.ts';

type Kind<Type extends Shape['type']> = Extract<Shape, { type: Type }>;

export type StringShape = Kind<'string'>;
export type NumberShape = Kind<'integer' | 'number'>;
export type BooleanShape = Kind<'boolean'>;
export type ListShape = Kind<'list'>;
export type MapShape = Kind<'map'>;
export type ObjectShape = Kind<'object'>;
export type ChoiceShape = Kind<'choice'>;
export type AnyShape = Kind<'any'>;
