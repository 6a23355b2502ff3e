/** What the mask on a page says, and what it should say. */

import type { Page } from '@playwright/test';
import { readLabWidget } from '../../src/lib/player/widget/lab';
import { run } from '../../src/lib/trace';

/** What the core computes for the query of a mask widget, cell by cell. */
export function maskOf(query: string): string[] {
  const { lab } = readLabWidget('mask', query).state;
  const { data } = run(lab.inputs).tensors.text_to_media_mask!;
  return Array.from(data, (value) => String(value === 1));
}

/** What stands in the cells of a page or frame. */
export const masks = (scope: Pick<Page, 'locator'>) =>
  scope
    .locator('[data-tensor="text_to_media_mask"] [data-index]')
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.value));
