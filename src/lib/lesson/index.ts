/** Questions about cells, what an answer got wrong, and wrong programs, which really run. */

export {
  bugCode,
  huntedAt,
  makeHunt,
  rightLinesOf,
  wrongStatement,
  type ListedLine,
  type Listing,
} from './hunts';
export { bugOf, bugs, runBug, type Bug, type WrongLine } from './bugs';
export {
  askAbout,
  judge,
  kindOf,
  makeQuestion,
  printChoice,
  stepsOfLevel,
  type ValueKind,
} from './questions';
export {
  levels,
  type BugId,
  type GotchaId,
  type Hunt,
  type Level,
  type Question,
  type Verdict,
} from './types';
