/** Where menus and hints hang: inside the page's main part, so that everything on the page is in a landmark. */
export function overlayHome(): HTMLElement | undefined {
  return document.querySelector('main') ?? undefined;
}
