/** The side of the messages that lies in the frame: a widget's events go out, what the page around wants comes in. */

import type { WidgetElement } from './element';
import {
  readToWidget,
  VERSION,
  type FromWidget,
  type ToWidget,
} from '../lib/player/widget/messages';

/** What an event of a widget's element says. */
type Told = CustomEvent<{ state: string; step: string; message?: string }>;

/** @param post to the page around; it may be on any site, and gets nothing but what its own link or the reader said */
export function tellParent(element: EventTarget, post: (message: FromWidget) => void): void {
  const on = (type: string, say: (detail: Told['detail']) => FromWidget) =>
    element.addEventListener(type, (event) => post(say((event as Told).detail)));
  on('ready', ({ state }) => ({ type: 'flamingo:ready', v: VERSION, state }));
  on('change', ({ state, step }) => ({ type: 'flamingo:change', v: VERSION, state, step }));
  on('error', ({ message = '' }) => ({ type: 'flamingo:error', v: VERSION, message }));
}

/** Does what a message asks; one that is none is passed over in silence. */
export function obey(
  element: Pick<WidgetElement, 'getState' | 'setState' | 'goStep'>,
  data: unknown,
  answer: (id?: number) => void,
): void {
  const message = readSafely(data);
  if (message?.type === 'flamingo:set') element.setState(message.state);
  else if (message?.type === 'flamingo:step') element.goStep(message.step);
  else if (message?.type === 'flamingo:get') answer(message.id);
}

/** Messages are copies without getters; yet whatever comes, reading it breaks nothing. */
function readSafely(data: unknown): ToWidget | null {
  try {
    return readToWidget(data);
  } catch {
    return null;
  }
}
