/** The elements that run the model. */

import { fewShotKeys } from '../../lib/player/widget/few-shot';
import { tagOf } from '../../lib/player/widget/ids';
import { tinyFlamingoKeys } from '../../lib/player/widget/tiny-flamingo';
import { defineWidget } from '../element';
import { fetchWords } from '../texts';
import { FewShotWidgetDesk } from './few-shot-desk.svelte';
import FewShotWidget from './FewShotWidget.svelte';
import { TinyDesk } from './tiny-desk.svelte';
import TinyFlamingoWidget from './TinyFlamingoWidget.svelte';

export function defineModelWidgets(): void {
  defineWidget(tagOf('tiny-flamingo'), {
    keys: tinyFlamingoKeys,
    open: () => new TinyDesk(),
    arrival: ({ lang }) => fetchWords(lang),
    component: TinyFlamingoWidget,
  });
  defineWidget(tagOf('few-shot'), {
    keys: fewShotKeys,
    open: () => new FewShotWidgetDesk(),
    arrival: ({ lang }) => fetchWords(lang),
    component: FewShotWidget,
  });
}
