/** The page's styles as one text that needs nothing else: fonts inside, and only the rules that hold now. */

let known: { signature: string; text: Promise<string> } | undefined;

/** @returns CSS for a document of its own; nothing in it moves */
export async function pageStyles(): Promise<string> {
  const sheets = ownSheets();
  const signature = `${sheets.map(({ href }) => href)}${innerWidth}×${innerHeight}`;
  if (known?.signature !== signature) known = { signature, text: gathered(sheets) };
  return known.text;
}

/** A sheet of another origin, an extension's for example, cannot be read and is none of the page's. */
function ownSheets(): CSSStyleSheet[] {
  return [...document.styleSheets].filter(({ href }) => !href || href.startsWith(location.origin));
}

async function gathered(sheets: readonly CSSStyleSheet[]): Promise<string> {
  const texts = await Promise.all(sheets.map(textOf));
  const fonts = await Promise.all(sheets.flatMap(fontFacesOf));
  return [
    ...fonts,
    ...texts.map((text) => settled(text)),
    '*{animation:none!important;transition:none!important}',
  ].join('\n');
}

/** As it was written: what a browser tells of its rules leaves out shorthands with variables in them. */
async function textOf({ href, ownerNode }: CSSStyleSheet): Promise<string> {
  return href ? (await fetch(href)).text() : (ownerNode?.textContent ?? '');
}

/** Fonts come embedded, and what is asked of the window's size is answered here: a picture has a size of its own. */
export function settled(styles: string, holds = (query: string) => matchMedia(query).matches): string {
  return styles
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/@media([^{]+)\{/g, (_, query: string) => `@media ${holds(query.trim()) ? 'all' : 'not all'}{`);
}

function fontFacesOf(sheet: CSSStyleSheet): Promise<string>[] {
  return [...sheet.cssRules]
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .map((rule) => embedded(rule, sheet.href ?? document.baseURI));
}

async function embedded(face: CSSFontFaceRule, base: string): Promise<string> {
  const address = /url\("?([^")]+\.woff2[^")]*)"?\)/.exec(face.cssText)?.[1];
  if (!address) return '';
  const answer = await fetch(new URL(address, base));
  const data = await dataAddress(new Blob([await answer.arrayBuffer()], { type: 'font/woff2' }));
  const part = (name: string) => `${name}:${face.style.getPropertyValue(name)}`;
  const named = ['font-family', 'font-weight', 'font-style'].map(part).join(';');
  return `@font-face{${named};src:url(${data}) format("woff2")}`;
}

/** A blob as an address that holds all of it. */
export function dataAddress(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(content);
  });
}
