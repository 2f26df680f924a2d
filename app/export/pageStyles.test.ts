import { expect, test } from 'vitest';
import { settled } from './pageStyles.ts';

const isWide = (query: string) => query === '(min-width: 900px)';

test('what holds for the window holds for the picture, whatever its size', () => {
  const styles = '@media (min-width: 900px) { a { b: c } } @media (max-width: 699px){ d { e: f } }';
  expect(settled(styles, isWide)).toBe('@media all{ a { b: c } } @media not all{ d { e: f } }');
});

test('fonts are left to whoever embeds them, and all else stays as it was written', () => {
  const rule = '.card{border:1px solid var(--line);border-top:3px solid var(--tint)}';
  expect(settled(`@font-face{font-family:Plex;src:url(./a.woff2)}${rule}`, isWide)).toBe(rule);
});
