import type { Outcome } from '../../player/prediction.svelte';
import type { PracticeTexts } from '../../texts/practice';

/** What became of a question: a sign, since colour alone says nothing to many, and a word. */
export function outcomeOf(m: PracticeTexts, outcome: Outcome): { sign: string; word: string } {
  const signs = { right: '✓', wrong: '✗', skipped: '–', open: '' };
  const kind = outcome ?? 'open';
  return { sign: signs[kind], word: m.outcomes[kind] };
}
