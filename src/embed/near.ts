import type { Attachment } from 'svelte/attachments';

/** How far below the part in sight a widget begins to load. */
const AHEAD = '400px';

/** Calls back once, when the element comes near the reader's view; in a browser that cannot tell, at once. */
export function whenNear(begin: () => void): Attachment<HTMLElement> {
  return (element) => {
    if (typeof IntersectionObserver === 'undefined') return begin();
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        watch.disconnect();
        begin();
      },
      { rootMargin: AHEAD },
    );
    watch.observe(element);
    return () => watch.disconnect();
  };
}
