import { count } from './durations.ts';

/** "1 object", "1,204 objects". */
export const plural = (value: number, one: string, many: string) =>
  `${count(value)} ${value === 1 ? one : many}`;
