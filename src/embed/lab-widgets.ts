/** The elements that show steps of the Mask Lab. */

import { labWidgetIds, tagOf } from '../lib/player/widget/ids';
import { labWidgetKeys } from '../lib/player/widget/lab';
import { defineWidget } from './element';
import { LabDesk } from './lab-desk.svelte';
import LabWidget from './LabWidget.svelte';

export function defineLabWidgets(): void {
  for (const id of labWidgetIds) {
    defineWidget(tagOf(id), {
      keys: labWidgetKeys,
      open: () => new LabDesk(id),
      component: LabWidget,
    });
  }
}
