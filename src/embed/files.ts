/** The site's files for a widget: by fetch from the site, or out of the page itself, where that holds everything. */

declare global {
  /** Set by such a page before the widget's script: base64 by path below the site, `models/tiny-flamingo/config.json`. */
  var __flamingoFiles: Readonly<Record<string, string>> | undefined;
}

/** The path under which a page carries what has this address; null: it does not. */
export function carriedPath(address: string): string | null {
  const carried = globalThis.__flamingoFiles ?? {};
  return Object.keys(carried).find((path) => address.endsWith(`/${path}`)) ?? null;
}

/**
 * Opens a file like `fetch`; what the page carries is answered at once and whole.
 * @throws whatever fetch throws: no connection, no leave by a policy or by the server
 */
export function openFile(address: string, init?: RequestInit): Promise<Response> {
  const path = carriedPath(address);
  if (path === null) return fetch(address, init);
  return Promise.resolve(new Response(bytesOf(globalThis.__flamingoFiles?.[path] ?? '')));
}

/** A carried picture as an address of its own; null: it is not carried. */
export function carriedUrl(address: string): string | null {
  const path = carriedPath(address);
  return path && `data:image/png;base64,${globalThis.__flamingoFiles?.[path] ?? ''}`;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}
