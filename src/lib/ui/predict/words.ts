import type { LessonTexts } from '../../texts/lesson';
import type { PredictTexts } from '../../texts/predict';

/** All that is said about a question. */
export interface AskWords {
  readonly predict: PredictTexts;
  readonly lesson: LessonTexts;
}
