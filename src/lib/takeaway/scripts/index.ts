/** Programs that reproduce the numbers on the screen. */
export { numpyOf } from './python/numpy';
export { pytorchOf } from './python/pytorch';
export { typescriptOf } from './typescript/script';
