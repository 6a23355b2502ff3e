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

/** As long as a frame of a screen: of the states that come in it, the last one counts. */
const FRAME_MS = 16;

/**
 * Does what messages ask; one that is none is passed over in silence. States that come faster than they can be seen are
 * one, and a question after them is answered once the last of them holds.
 *
 * @param answer says the state, with the number of the question
 * @param later calls back after a frame; not by painting, which a frame out of sight never does
 */
export function obedience(
  element: Pick<WidgetElement, 'getState' | 'setState' | 'goStep'>,
  answer: (id?: number) => void,
  later: (flush: () => void) => void = (flush) => void setTimeout(flush, FRAME_MS),
): (data: unknown) => void {
  let state: string | null = null;
  let questions: (number | undefined)[] = [];
  const flush = () => {
    if (state === null) return;
    element.setState(state);
    state = null;
    for (const id of questions.splice(0)) answer(id);
  };
  return (data) => {
    const message = readSafely(data);
    if (message?.type === 'flamingo:set') {
      if (state === null) later(flush);
      state = message.state;
    } else if (message?.type === 'flamingo:step') {
      flush();
      element.goStep(message.step);
    } else if (message?.type === 'flamingo:get') {
      if (state === null) answer(message.id);
      else questions = [...questions, message.id];
    }
  };
}

/** Messages are copies without getters; yet whatever comes, reading it breaks nothing. */
function readSafely(data: unknown): ToWidget | null {
  try {
    return readToWidget(data);
  } catch {
    return null;
  }
}
