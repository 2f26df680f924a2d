/** The messages under way at the instant that is shown, painted on any canvas: the page's own shows the viewport alone. */
import { groupSlots, readPalette } from '../canvas/colours.ts';
import { paintTokens } from '../canvas/paint.ts';
import { paintFlashes } from '../canvas/paintFlashes.ts';
import { paintWords } from '../canvas/paintWords.ts';
import { Roads } from '../canvas/roads.ts';
import { placeTokens, Tokens } from '../canvas/tokens.ts';
import { namesOf } from '../canvas/transitPicture.ts';
import { TransitPool } from '../canvas/transits.ts';
import { wires } from '../canvas/wires.ts';
import { documents } from '../document/document.ts';
import { isReduced } from '../session.ts';
import { mirror } from '../simulation/mirror.ts';
import { viewClock } from '../simulation/viewClock.ts';
import type { Box } from './diagram.ts';

/** Paints what is under way in a run that stands. The context's unit is a flow px, its origin the box's corner. */
export function paintTokensIn(context: CanvasRenderingContext2D, box: Box): void {
  const { transits, resources, groups } = mirror.getState();
  const pool = new TransitPool();
  pool.take(transits);
  const roads = new Roads(resources, documents.getState().scenario.links, wires.lanes);
  const slots = groupSlots(groups);
  const brush = { context, palette: readPalette(document.documentElement, slots), zoom: 1 };
  const view = { x: -box.x, y: -box.y, zoom: 1, width: box.width, height: box.height };
  const nowMs = viewClock.nowMs();
  if (isReduced()) {
    pool.prune(nowMs, 0);
    paintFlashes(brush, pool, roads, view);
    return;
  }
  const tokens = new Tokens();
  placeTokens(pool, roads, view, nowMs, 0, slots.slots, tokens);
  paintTokens(brush, tokens);
  paintWords(brush, tokens, pool, namesOf(slots));
}
