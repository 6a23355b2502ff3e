export { changedCells, countChanged, indices, type Changed } from './changes';
export { code, type CodeLine } from './code';
export { columnOf, need, valueOf, zeroesRows } from './cells';
export {
  cachedWordAt,
  defaultWord,
  limits,
  maxWordLength,
  sequence,
  wordAt,
  type Inputs,
  type MaskOp,
  type Token,
  type TokenKind,
} from './inputs';
export { defaultInputs, freshTokens, lettersOf, rowsOf, textToken } from './example';
export { booleanName, fixed, num } from './number';
export { run } from './run';
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
  Place,
  RowKind,
  Sizes,
  Step,
  StepId,
  TensorName,
  Tensors,
  Trace,
} from './types';
