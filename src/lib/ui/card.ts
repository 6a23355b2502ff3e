/** Pixels of the picture that stands for a page in link previews. */
export const cardSize = { width: 1200, height: 630 } as const;
