import { booleanName, fixed, type TensorName } from '../../trace';
import type { Question } from '../types';

const booleans: ReadonlySet<TensorName> = new Set<TensorName>([
  'media_locations',
  'text_to_media_mask',
]);
const counts: ReadonlySet<TensorName> = new Set<TensorName>([
  'text_time',
  'media_time',
  'media_time_repeated',
]);

export type ValueKind = 'boolean' | 'count' | 'number';

export function kindOf(tensor: TensorName): ValueKind {
  if (booleans.has(tensor)) return 'boolean';
  return counts.has(tensor) ? 'count' : 'number';
}

/** Above every score, below every fill but that of float16. */
const HUGE = 60000;

/** A value as the stages print it; an exact 0 is `0`, and −finfo.max is `−max`; only a wrong program comes to `max`. */
export function printValue(tensor: TensorName, value: number): string {
  const kind = kindOf(tensor);
  if (kind === 'boolean') return booleanName(value);
  if (kind === 'count') return String(value);
  if (Math.abs(value) < HUGE || !Number.isFinite(value)) return fixed(value, 2);
  return value < 0 ? '\u2212max' : 'max';
}

/** One of the choices of a question, in writing. */
export function printChoice(question: Pick<Question, 'tensor'>, value: number): string {
  return printValue(question.tensor, value);
}
