/** Which files make up a version of the site, and which of them an address means. Made by `scripts/offline/list.js`. */

export type OfflineFile = readonly [path: string, bytes: number, digest: string];

export interface OfflineList {
  /** From the digests of all files: two versions are equal if, and only if, all their bytes are. */
  readonly version: string;
  /** In the order in which they are fetched; paths are relative to the folder of the site. */
  readonly files: readonly OfflineFile[];
}

/** What a list says of one address. */
export type Found =
  | { readonly kind: 'file'; readonly file: OfflineFile }
  /** A page without the slash at its end: static hosts lead on to the one with it. */
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'none' };

const NONE: Found = { kind: 'none' };

export class FileIndex {
  readonly #files: ReadonlyMap<string, OfflineFile>;

  constructor(
    readonly list: OfflineList,
    /** The folder of the site on its host, with a slash at both ends. */
    readonly base: string,
  ) {
    this.#files = new Map(list.files.map((file) => [file[0], file]));
  }

  /** @param pathname of an address, encoded as browsers do; what follows `?` doesn't matter to a static site. */
  find(pathname: string): Found {
    if (!pathname.startsWith(this.base)) return NONE;
    const path = decoded(pathname.slice(this.base.length));
    const isFolder = path === '' || path.endsWith('/');
    const file = this.#files.get(isFolder ? `${path}index.html` : path);
    if (file) return { kind: 'file', file };
    const isPage = !isFolder && this.#files.has(`${path}/index.html`);
    return isPage ? { kind: 'page', path: `${pathname}/` } : NONE;
  }

  /** The page that says that there is no such page. */
  get missing(): OfflineFile | undefined {
    return this.#files.get('404.html');
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // A stray percent sign: no file has such a name.
  }
}

/** Where a file is fetched from: a page by its folder, since some hosts answer `index.html` by leading on. */
export const addressOf = (base: string, [path]: OfflineFile): string =>
  base + encodeURI(path.replace(/(^|\/)index\.html$/, '$1'));

/** Bytes of all these files together. */
export const bytesOf = (files: readonly OfflineFile[]): number =>
  files.reduce((sum, [, bytes]) => sum + bytes, 0);

/** The part of a path behind its last dot; empty where there is none. */
export const endingOf = (path: string): string => /\.([a-z0-9]+)$/i.exec(path)?.[1] ?? '';

/** The name of the cache of the site in this folder; other sites may share the origin. */
export const cacheName = (base: string): string => `flamingo-offline:${base}`;
