/** The diagram as it stands on the page, copied: cards, wires and notes as markup that needs nothing but its styles. */
import { pageStyles } from './pageStyles.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Around the outermost card, flow px. */
const margin = 28;

/** What one can do with the diagram is not part of its picture. */
const handles =
  '.react-flow__handle, .react-flow__nodesselection, .react-flow__selection, .wire-touch, .card-far, .more';

function viewport(): HTMLElement {
  const found = document.querySelector<HTMLElement>('.canvas .react-flow__viewport');
  if (!found) throw new Error('There is no diagram on the page.');
  return found;
}

/** What the diagram covers, flow px, with a margin; undefined when nothing is there. */
export function diagramBox(): Box | undefined {
  const pane = viewport();
  const matrix = new DOMMatrix(getComputedStyle(pane).transform);
  const { left, top } = (pane.parentElement ?? pane).getBoundingClientRect();
  const parts = pane.querySelectorAll('.react-flow__node, .wire path:not(.wire-touch), .wire-label');
  const boxes = [...parts]
    .map((part) => part.getBoundingClientRect())
    .filter(({ width, height }) => width + height > 0);
  if (boxes.length === 0) return undefined;
  return around(
    boxes.map(({ x, y, width, height }) => ({
      x: (x - left - matrix.e) / matrix.a,
      y: (y - top - matrix.f) / matrix.a,
      width: width / matrix.a,
      height: height / matrix.a,
    })),
    margin,
  );
}

/** The smallest box with whole numbers around all of these. */
export function around(boxes: readonly Box[], margin = 0): Box {
  const x = Math.floor(Math.min(...boxes.map((box) => box.x)) - margin);
  const y = Math.floor(Math.min(...boxes.map((box) => box.y)) - margin);
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin;
  return { x, y, width: Math.ceil(right - x), height: Math.ceil(bottom - y) };
}

interface DrawingOptions {
  box: Box;
  /** What stands below the diagram, as markup; its height is `footHeight`, px. */
  foot?: HTMLElement;
  footHeight: number;
  /** What lies over the diagram: an address of a picture. */
  overlay?: string;
  /** Finer than the diagram's own px. */
  scale: number;
}

/** An SVG document that shows the diagram as HTML. Browsers open it; drawing programs mostly do not. */
export async function drawing({ box, foot, footHeight, overlay, scale }: DrawingOptions): Promise<string> {
  const { width } = box;
  const height = box.height + footHeight;
  const root = document.documentElement;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('width', String(width * scale));
  svg.setAttribute('height', String(height * scale));
  // Here the root of the page's styles is the drawing: its theme, and the size that `rem` means.
  svg.dataset.theme = root.dataset.theme ?? '';
  svg.style.fontSize = getComputedStyle(root).fontSize;
  const style = document.createElementNS(svg.namespaceURI, 'style');
  style.textContent = await pageStyles();
  const frame = document.createElementNS(svg.namespaceURI, 'foreignObject');
  frame.setAttribute('width', String(width));
  frame.setAttribute('height', String(height));
  frame.append(sheet(box, foot, height));
  svg.append(style, frame);
  if (overlay) svg.append(pictureOf(overlay, box));
  return withoutControls(new XMLSerializer().serializeToString(svg));
}

function sheet(box: Box, foot: HTMLElement | undefined, height: number): HTMLElement {
  const ground = document.createElement('div');
  const { fontFamily, lineHeight, fontVariantNumeric } = getComputedStyle(document.body);
  Object.assign(ground.style, { position: 'relative', width: `${box.width}px`, height: `${height}px` });
  Object.assign(ground.style, { fontFamily, lineHeight, fontVariantNumeric });
  ground.style.background = 'var(--canvas)';
  ground.style.color = 'var(--ink)';
  const stage = document.createElement('div');
  Object.assign(stage.style, { position: 'relative', width: '100%', height: `${box.height}px` });
  stage.append(copyOf(box));
  ground.append(stage);
  if (foot) ground.append(foot);
  return ground;
}

/** The viewport with everything in it, inside copies of what is around it: styles name them. */
function copyOf(box: Box): HTMLElement {
  const original = viewport();
  let copy = original.cloneNode(true) as HTMLElement;
  copy.style.transform = `translate(${-box.x}px, ${-box.y}px)`;
  for (const part of copy.querySelectorAll(handles)) part.remove();
  for (const part of copy.querySelectorAll('[data-far]')) part.removeAttribute('data-far');
  for (const part of copy.querySelectorAll('[data-selected]')) part.removeAttribute('data-selected');
  for (const part of copy.querySelectorAll('.selected')) part.classList.remove('selected');
  for (let outer = original.parentElement; outer; outer = outer.parentElement) {
    const shell = outer.cloneNode(false) as HTMLElement;
    shell.removeAttribute('data-far');
    shell.append(copy);
    copy = shell;
    if (outer.classList.contains('canvas')) break;
  }
  return copy;
}

function pictureOf(address: string, { width, height }: Box): SVGImageElement {
  const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
  image.setAttribute('href', address);
  image.setAttribute('width', String(width));
  image.setAttribute('height', String(height));
  return image;
}

/** Characters that XML has no place for; a message's body may have them. */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
