export {
  levels,
  type BugId,
  type GotchaId,
  type Level,
  type Question,
  type Verdict,
} from './types';
