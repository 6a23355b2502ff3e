/** flamingo-explainer/elements/mask: defines the elements that show steps of the Mask Lab; in Node nothing. */

import '../../elements/flamingo-mask.js';
import type { MaskElement } from './types';

export type { MaskElement, MaskKey, WidgetElement, WidgetEventMap, WidgetState } from './types';

declare global {
  interface HTMLElementTagNameMap {
    'flamingo-mask': MaskElement;
    'flamingo-text-time': MaskElement;
    'flamingo-softmax': MaskElement;
    'flamingo-gate': MaskElement;
  }
}
