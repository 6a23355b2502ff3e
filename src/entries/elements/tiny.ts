/** flamingo-explainer/elements/tiny: defines the elements that run the tiny Flamingo; in Node nothing. */

import '../../elements/flamingo-tiny.js';
import type { WidgetElement } from './types';

export type { WidgetElement, WidgetEventMap, WidgetState } from './types';

declare global {
  interface HTMLElementTagNameMap {
    'tiny-flamingo': WidgetElement;
    'flamingo-few-shot': WidgetElement;
  }
}
