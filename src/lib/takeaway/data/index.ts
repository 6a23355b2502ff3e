/** The numbers on the screen as files and as text for a page. */
export { csvOf } from './csv';
export { fileNameOf } from './file-name';
export { jsonOf, type Origin } from './json';
export { latexOf } from './latex';
export { altTextOf, markdownOf } from './markdown';
export type { NamedTensor } from './named-tensor';
export { npyOf } from './npy';
export { npzOf } from './npz';
