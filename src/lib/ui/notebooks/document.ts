/** A notebook as it is read on a page: plain data, made when the site is built. */

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly of: readonly Inline[] }
  | { readonly kind: 'em'; readonly of: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly of: readonly Inline[] };

export type Block =
  | { readonly kind: 'heading'; readonly id: string; readonly of: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly of: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] };

export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  /** `src` is a data address. */
  | { readonly kind: 'picture'; readonly src: string; readonly alt: string };

export type Part =
  | { readonly kind: 'text'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly source: string; readonly shown: readonly Shown[] };

export interface NotebookDocument {
  /** The headings, in order, with the ids of their places; the same ids in every language. */
  readonly sections: readonly { readonly id: string; readonly of: readonly Inline[] }[];
  readonly parts: readonly Part[];
}
