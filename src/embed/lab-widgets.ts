/** The elements that show steps of the Mask Lab. */

import { labWidgetIds, tagOf } from '../lib/player/widget/ids';
import { labWidgetKeys } from '../lib/player/widget/lab';
import { defineWidget } from './element';
import { LabDesk } from './lab-desk.svelte';
import LabWidget from './LabWidget.svelte';
import { both } from './late/late.svelte';
import { fetchStage } from './late/stage-of';
import { fetchWords } from './texts';

export function defineLabWidgets(): void {
  for (const id of labWidgetIds) {
    defineWidget(tagOf(id), {
      keys: labWidgetKeys,
      open: () => new LabDesk(id),
      arrival: ({ lang, step }) => both(fetchWords(lang), fetchStage(step)),
      component: LabWidget,
    });
  }
}
