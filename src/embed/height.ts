/** Tells the page around a frame how high its content is, in the three forms that hosts know. */

import { VERSION, type FromWidget } from '../lib/player/widget/messages';

/** WordPress appends `#?secret=…` to the address, and heeds a message only with that word. */
export const secretOf = (hash: string): string | null =>
  /[#?&]secret=([A-Za-z0-9]{1,64})(?:$|&)/.exec(hash)?.[1] ?? null;

/** Our own; Embedly's, which Medium and Observable heed, as JSON text; WordPress's, if the address has its secret. */
export function heightMessages(height: number, src: string, secret: string | null): unknown[] {
  const own: FromWidget = { type: 'flamingo:resize', v: VERSION, height };
  const embedly = JSON.stringify({ context: 'iframe.resize', src, height });
  return secret === null
    ? [own, embedly]
    : [own, embedly, { message: 'height', value: height, secret }];
}

/** Passes on a height that is new; in a hidden frame nothing has one. */
export function heightTeller(tell: (height: number) => void): (height: number) => void {
  let last = 0;
  return (measured) => {
    const height = Math.ceil(measured);
    if (height === last || !(height > 0)) return;
    last = height;
    tell(height);
  };
}

/** How long the layout must have kept still before a further height is told. */
const QUIET_MS = 150;

/**
 * The first height is told at the end of the turn in which the widget is ready; a further one only when the layout has been
 * quiet and nothing is on its way, so that what comes and goes meanwhile moves no article. Not tied to painting: a browser
 * paints no frame that is out of sight, and its height must be right before the reader comes to it.
 *
 * @param measure the height of the content, in CSS pixels
 * @param isBusy more is to come by itself, such as an answer
 * @returns asks anew, where something may have changed; nothing is told before it is first called
 */
export function quietHeight(
  measure: () => number,
  tell: (height: number) => void,
  isBusy: () => boolean,
): () => void {
  const told = heightTeller(tell);
  let asked: ReturnType<typeof setTimeout>;
  let seen = 0;
  const begin = () => {
    seen = measure();
    told(seen);
  };
  const wait = () => {
    clearTimeout(asked);
    asked = setTimeout(settle, QUIET_MS);
  };
  const settle = () => {
    const height = measure();
    const isStill = height === seen;
    seen = height;
    if (isStill && !isBusy()) told(height);
    else wait();
  };
  let isBegun = false;
  return () => {
    if (isBegun) return wait();
    isBegun = true;
    asked = setTimeout(begin);
  };
}

/** Watches the height of a widget's element from when it is ready. @returns asks anew, as `quietHeight` does */
export function watchHeight(
  element: Element,
  tell: (height: number) => void,
  isBusy: () => boolean,
): () => void {
  const ask = quietHeight(() => element.getBoundingClientRect().height, tell, isBusy);
  let isReady = false;
  new ResizeObserver(() => {
    if (isReady) ask();
  }).observe(element);
  return () => {
    isReady = true;
    ask();
  };
}
