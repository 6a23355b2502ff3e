/** The notebooks that have a page: files of the folder notebooks/, without their ending. */

/** Kept with what they show, in both languages. */
export const tours = ['tour-mask', 'tour-mask-pytorch', 'tour-tiny-flamingo'] as const;

/** The training of the tiny Flamingo: in English, and without what their cells show. */
export const lessons = [
  '01-emoji-world',
  '02-vision-encoder',
  '03-language-model',
  '04-flamingo',
  '05-evaluate',
  '06-export',
] as const;

export type Tour = (typeof tours)[number];
export type Lesson = (typeof lessons)[number];
export type NotebookName = Tour | Lesson;

export const notebookNames: readonly NotebookName[] = [...tours, ...lessons];

export const isNotebookName = (name: string): name is NotebookName =>
  notebookNames.some((known) => known === name);

export const isTour = (name: NotebookName): name is Tour => tours.some((tour) => tour === name);
