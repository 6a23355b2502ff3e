export { changedCells, countChanged, indices, type Changed } from './changes';
export { code, type CodeBlock, type CodeLine } from './code';
export { columnOf, nameOf, need, rowKind, valueOf } from './cells';
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
export { booleanName, fixed, num } from './number';
export { run, sizes } from './run';
export { hasSample, seenSources } from './seen';
export { summarise, type Summary } from './summary';
export { ruleOf, sameCell, stepBringing, stepOf, steps } from './steps';
export { unchangedCells } from './steps/gate';
export { stepIds } from './types';
export type {
  CellRef,
  Fact,
  FactKind,
  Formula,
  Part,
  Place,
  RowKind,
  Rule,
  Step,
  StepId,
  TensorName,
  Tensors,
  Trace,
} from './types';
