/**
 * What the reader's own device remembers, where it allows that: a sandboxed frame has no storage, a full one refuses.
 * Nothing is ever sent anywhere.
 */

/** The text kept under a name; null where there is none. */
export function readDevice(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text under a name, or forgets it (null). @returns whether the device took it */
export function writeDevice(name: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}
