/** Programs that reproduce the numbers on the screen. */
export { numpyOf } from './numpy';
export { pytorchOf } from './pytorch';
export { typescriptOf } from './typescript';
