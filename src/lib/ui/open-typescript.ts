/** Fetches our own TypeScript of each step, once somebody looks. */

import type { StepId } from '../trace';
import type { Excerpt } from './typescript-source';

/** null where there is nowhere to fetch it from, as in an article. */
export const openTypescript: (() => Promise<(step: StepId) => Excerpt>) | null = async () =>
  (await import('./typescript-source')).excerptOf;
