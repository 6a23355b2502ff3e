import { printChoice, type Question } from '../lesson';

/** A choice as the stage of its step prints it: the mask is drawn in 1 and 0. */
export function printed(question: Pick<Question, 'tensor'>, value: number): string {
  return question.tensor === 'text_to_media_mask' ? String(value) : printChoice(question, value);
}
