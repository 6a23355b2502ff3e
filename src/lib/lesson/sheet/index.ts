/** Worksheets: questions to be answered by hand, made from the core with a seed. */

export { MOST_COLUMNS } from './example';
export { type SheetHunt } from './hunt';
export { heightOf, MARGIN, pagesOf, papers, type Paper, type SheetPage } from './pages';
export { makeSheet, rowFate, rowFates, type ItemKind, type RowFate, type SheetItem } from './sheet';
