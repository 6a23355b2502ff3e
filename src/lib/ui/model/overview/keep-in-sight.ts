/** Scrolls a box so that one of its rows is in sight: the last one may be far down. */

import type { Attachment } from 'svelte/attachments';

/** What stands above and below the rows, in pixels. */
const AROUND = 120;

/** @param top of the row, in pixels of what the box holds */
export function keepInSight(top: number): Attachment<HTMLElement> {
  return (box) => {
    // With the frame, whose layout is done anyway.
    const frame = requestAnimationFrame(() => {
      const room = box.clientHeight - AROUND;
      if (top < box.scrollTop || top > box.scrollTop + room) box.scrollTop = top - room;
    });
    return () => cancelAnimationFrame(frame);
  };
}
