export { levels, type BugId, type Level, type Question, type Verdict } from './types';
