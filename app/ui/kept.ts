/** Small things remembered in the browser. Where it lets us remember nothing, the page works all the same. */
export function kept<T extends object>(name: string): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return typeof value === 'object' && value !== null ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}

export function keep(name: string, value: object): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Private mode or a full disk: it holds until the page is closed.
  }
}
