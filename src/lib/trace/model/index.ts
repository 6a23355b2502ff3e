/** Every tensor of a run of the whole model, and how each of its cells comes to be. */
export { nameIn, readAddress, writeAddress, type AddressFault, type CellAddress } from './address';
export { catalogueOf } from './catalogue';
export { cell, weight, written } from './cells';
export {
  explain,
  neededFor,
  restOf,
  type Derived,
  type Explanation,
  type Source,
  type SourceTerm,
} from './explain';
export { tensorKinds, type TensorKind } from './kinds';
export { indexAt, offsetOf } from './offset';
export { pictureName } from './parts/picture';
export { weightTensors } from './weights';
export type {
  Axis,
  Cell,
  CellRule,
  Formula,
  Group,
  Measure,
  ModelTensor,
  Part,
  RunFacts,
  WeightPart,
} from './types';
