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

/**
 * At the end of a turn, so that a change and what follows from it are one message. Not before a paint: a browser paints no
 * frame that is out of sight, and its height must be right before the reader comes to it.
 *
 * @returns asks anew, where something may have changed
 */
export function watchHeight(element: Element, tell: (height: number) => void): () => void {
  const told = heightTeller(tell);
  let asked: ReturnType<typeof setTimeout>;
  const ask = () => {
    clearTimeout(asked);
    asked = setTimeout(() => told(element.getBoundingClientRect().height));
  };
  new ResizeObserver(ask).observe(element);
  return ask;
}
