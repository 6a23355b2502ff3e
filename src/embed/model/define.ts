/** The elements that run the model. */

import { fewShotKeys } from '../../lib/player/widget/few-shot';
import { tagOf } from '../../lib/player/widget/ids';
import { tinyFlamingoKeys } from '../../lib/player/widget/tiny-flamingo';
import { defineWidget } from '../element';
import { FewShotWidgetDesk } from './few-shot-desk.svelte';
import FewShotWidget from './FewShotWidget.svelte';
import { TinyDesk } from './tiny-desk.svelte';
import TinyFlamingoWidget from './TinyFlamingoWidget.svelte';

export function defineModelWidgets(): void {
  defineWidget(tagOf('tiny-flamingo'), {
    keys: tinyFlamingoKeys,
    open: () => new TinyDesk(),
    component: TinyFlamingoWidget,
  });
  defineWidget(tagOf('few-shot'), {
    keys: fewShotKeys,
    open: () => new FewShotWidgetDesk(),
    component: FewShotWidget,
  });
}
