export { changedCells, countChanged, indices, type Changed } from './changes';
export { code, type CodeBlock, type CodeLine } from './code';
export { columnOf, need, rowMasked, valueOf, zeroesRows } from './cells';
export { drawWeights } from './drawn';
export {
  cachedWordAt,
  defaultWord,
  limits,
  maxWordLength,
  sequence,
  specialIds,
  wordAt,
  type Inputs,
  type MaskOp,
  type Token,
  type TokenKind,
} from './inputs';
export { defaultInputs, freshTokens, lettersOf, rowsOf, textToken } from './example';
export { booleanName, fixed, num } from './number';
export { run } from './run';
export { sizesOf, stoppedAt } from './shown';
export { locatedIds, startTensors } from './start';
export { hasSample, seenSources } from './seen';
export { summarise, type Summary } from './summary';
export { ruleOf, sameCell, stepOf, steps } from './steps';
export { unchangedCells } from './steps/gate';
export { asTrained, stepIds } from './types';
export type {
  BlockChanges,
  CellRef,
  Fact,
  FactKind,
  Formula,
  Place,
  RowKind,
  Sizes,
  Step,
  StepId,
  TensorName,
  Tensors,
  Trace,
} from './types';
