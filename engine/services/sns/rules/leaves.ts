/** A message as a filter policy sees it: the values at its ends, each under the path that leads there. */
import type { MessageAttributeValue } from '../../sqs/contract.ts';
import type { Scalar } from './filterPolicy.ts';
import { depthMax } from './jsonReader.ts';

/** Which element of which array of objects a value stands in. Two values of one array have to share their element. */
export interface Place {
  array: number;
  element: number;
}

interface Leaf {
  value: Scalar;
  /** Empty for all that is not inside objects of an array. */
  places: readonly Place[];
}

export interface Leaves {
  byPath: ReadonlyMap<string, readonly Leaf[]>;
  /** True when some value stands inside an object of an array: then values have to be looked at together. */
  hasPlaces: boolean;
}

const noPlaces: readonly Place[] = Object.freeze([]);

class Collector {
  readonly byPath = new Map<string, Leaf[]>();
  hasPlaces = false;
  private arrays = 0;

  add(path: string, value: Scalar, places: readonly Place[]): void {
    if (places.length > 0) this.hasPlaces = true;
    const known = this.byPath.get(path);
    if (known) known.push({ value, places });
    else this.byPath.set(path, [{ value, places }]);
  }

  /** False when it is nested too deep to be read. */
  object(value: object, path: string, places: readonly Place[], depth: number): boolean {
    if (depth > depthMax) return false;
    for (const [key, item] of Object.entries(value)) {
      if (!this.value(item, path === '' ? key : `${path}.${key}`, places, depth)) return false;
    }
    return true;
  }

  value(value: unknown, path: string, places: readonly Place[], depth: number): boolean {
    if (Array.isArray(value)) return this.array(value, path, places, depth + 1);
    if (typeof value === 'object' && value !== null) return this.object(value, path, places, depth + 1);
    this.add(path, value as Scalar, places);
    return true;
  }

  private array(items: readonly unknown[], path: string, places: readonly Place[], depth: number): boolean {
    if (depth > depthMax) return false;
    const array = this.arrays++;
    return items.every((item, element) => {
      const isObject = typeof item === 'object' && item !== null && !Array.isArray(item);
      return this.value(item, path, isObject ? [...places, { array, element }] : places, depth);
    });
  }
}

/** SNS-53: undefined when the body is no JSON object. */
export function bodyLeaves(text: string): Leaves | undefined {
  // Most bodies that are no object show it in their first character.
  if (!/^[ \t\r\n]*\{/.test(text)) return undefined;
  let body: object;
  try {
    body = JSON.parse(text) as object;
  } catch {
    return undefined;
  }
  const leaves = new Collector();
  return leaves.object(body, '', noPlaces, 1) ? leaves : undefined;
}

/** SNS-52: texts, numbers, and lists of values; binary attributes are not looked at. */
export function attributeLeaves(
  attributes: Readonly<Record<string, MessageAttributeValue>> | undefined,
): Leaves {
  const leaves = new Collector();
  for (const name in attributes) {
    const { DataType: type, StringValue: text = '' } = attributes[name] as MessageAttributeValue;
    if (type === 'String.Array') for (const item of listIn(text)) leaves.value(item, name, noPlaces, 1);
    else if (type.startsWith('Number')) leaves.add(name, numberIn(text), noPlaces);
    else if (type.startsWith('String')) leaves.add(name, text, noPlaces);
  }
  return leaves;
}

function numberIn(text: string): Scalar {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isNaN(value) ? text : value;
}

function listIn(text: string): readonly Scalar[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return [];
  }
  return Array.isArray(list) ? list.filter((item) => typeof item !== 'object' || item === null) : [];
}
