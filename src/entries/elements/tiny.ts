/** flamingo-explainer/elements/tiny: defines the elements that run the tiny Flamingo; in Node nothing. */

import '../../elements/flamingo-tiny.js';
import type { FewShotElement, TinyFlamingoElement } from './types';

export type {
  FewShotElement,
  FewShotKey,
  TinyFlamingoElement,
  TinyFlamingoKey,
  WidgetElement,
  WidgetEventMap,
  WidgetState,
} from './types';

declare global {
  interface HTMLElementTagNameMap {
    'tiny-flamingo': TinyFlamingoElement;
    'flamingo-few-shot': FewShotElement;
  }
}
