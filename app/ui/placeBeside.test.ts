import { expect, it } from 'vitest';
import { placeBeside } from './placeBeside.ts';

const page = { width: 1000, height: 800 };
const box = { width: 100, height: 20 };

it('stands over the middle of what it is about', () => {
  const anchor = { left: 400, top: 400, right: 440, bottom: 430 };
  expect(placeBeside(anchor, box, page, 'top')).toEqual({ x: 370, y: 374 });
});

it('stands below where there is no room above', () => {
  const anchor = { left: 400, top: 10, right: 440, bottom: 40 };
  expect(placeBeside(anchor, box, page, 'top')).toEqual({ x: 370, y: 46 });
});

it('keeps off the edges of the page', () => {
  expect(placeBeside({ left: 0, top: 400, right: 30, bottom: 430 }, box, page, 'top').x).toBe(8);
  expect(placeBeside({ left: 970, top: 400, right: 1000, bottom: 430 }, box, page, 'top').x).toBe(892);
});

it('stands to the left of a wide row', () => {
  const anchor = { left: 300, top: 400, right: 900, bottom: 440 };
  expect(placeBeside(anchor, box, page, 'left')).toEqual({ x: 194, y: 410 });
});
