/** What asks about the cells before they are seen, and its words in both languages: few articles want it. */

import { lesson as lessonEn } from '../../lib/texts/lesson/en';
import { lesson as lessonZh } from '../../lib/texts/lesson/zh';
import { predict as predictEn } from '../../lib/texts/predict/en';
import { predict as predictZh } from '../../lib/texts/predict/zh';
import type { Lang } from '../../lib/texts';
import type { AskWords } from '../../lib/ui/predict/words';

export { default as Ask } from '../../lib/ui/predict/Ask.svelte';

export const askWords: Readonly<Record<Lang, AskWords>> = {
  en: { predict: predictEn, lesson: lessonEn },
  zh: { predict: predictZh, lesson: lessonZh },
};
