/** What this tab keeps until it is closed; undefined where nothing was kept, or the browser stores nothing. */
export function kept(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(name: string, value: string): void {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // A browser that stores nothing: the choice holds until the page is loaded anew.
  }
}
