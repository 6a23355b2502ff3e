/** Something opens on the page at the reader's wish: they are taken there, and back when it closes. */

import type { Attachment } from 'svelte/attachments';

/**
 * For the heading of what opens; it takes the focus when it comes, and gives it back to what had it when it goes. A page
 * that begins with it open leaves the reader at its top.
 */
export const arrive: Attachment<HTMLElement> = (heading) => {
  const from = document.activeElement;
  if (!(from instanceof HTMLElement) || from === document.body) return;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: 'start' });
  return () => {
    // Where the reader has gone on by themselves, they stay.
    if (from.isConnected && isLost(document.activeElement)) from.focus();
  };
};

/** What had the focus is gone or going. */
const isLost = (active: Element | null): boolean =>
  active === null || active === document.body || active.closest('[data-layer-lab]') !== null;
