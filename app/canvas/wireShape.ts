/** What a wire looks like between two cards: its lines, and where its words stand. Pure. */
import type { ScenarioLink } from '../../engine/index.ts';
import { type Curve, curveBetween, onCurve, type Point, type Rect, reverse } from './paths.ts';
import { isPolled } from './roads.ts';

/** Half the distance between the two lines of a polled wire, px. */
const apart = 14;

/** Wires for what could not be done. */
const dashedKinds: ReadonlySet<string> = new Set(['redrive', 'onFailure']);

export interface WireLine {
  curve: Curve;
  /** Dashed lines carry no messages of their own accord. */
  look: 'solid' | 'dashed' | 'thin';
}

export interface WireShape {
  there: WireLine;
  back?: WireLine;
}

export function shapeOf(link: Pick<ScenarioLink, 'kind'>, from: Rect, to: Rect): WireShape {
  if (isPolled(link.kind)) {
    return {
      there: { curve: curveBetween(from, to, -apart), look: 'solid' },
      back: { curve: reverse(curveBetween(from, to, apart)), look: 'thin' },
    };
  }
  return { there: { curve: curveBetween(from, to), look: dashedKinds.has(link.kind) ? 'dashed' : 'solid' } };
}

/** Where words about a curve stand, and on which side of it, so that they do not lie on the line. */
export function labelPlace(curve: Curve, side: 'before' | 'behind'): Point & { anchor: string } {
  const { x, y } = onCurve(curve, 0.5);
  const { a, b, c, d } = curve;
  // The way it goes in its middle: an S is steep there, even when it leads far to the side.
  const isFlat = Math.abs(d.x + c.x - a.x - b.x) >= 3 * Math.abs(d.y + c.y - a.y - b.y);
  if (isFlat)
    return {
      x,
      y,
      anchor: side === 'before' ? 'translate(-50%, calc(-100% - 5px))' : 'translate(-50%, 5px)',
    };
  return { x, y, anchor: side === 'before' ? 'translate(9px, -50%)' : 'translate(calc(-100% - 9px), -50%)' };
}

/** The direction in which a curve arrives, degrees. */
export function arrivalAngle({ c, d, a }: Curve): number {
  const from = c.x === d.x && c.y === d.y ? a : c;
  return (Math.atan2(d.y - from.y, d.x - from.x) * 180) / Math.PI;
}
