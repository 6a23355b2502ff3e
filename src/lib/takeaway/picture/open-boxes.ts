/** For the moment of measuring, boxes that scroll show all that is in them, and nothing sticks. */

import { canBeWhole, paintWhole, viewsIn } from './painting';

/**
 * Runs `measure` on an element whose scrolling boxes are open, and puts everything back before the browser can paint. Two
 * kinds of boxes stay as they are on the screen: those that hold more than can be painted at once, and those that would run
 * over what stands beside them.
 */
export function withOpenBoxes<Result>(element: HTMLElement, measure: () => Result): Result {
  const all = [element, ...element.querySelectorAll<HTMLElement>('*')];
  const boxes = all.filter((one) => isScrolled(one) && viewsIn(one).every(canBeWhole));
  const opened = boxes.map((box) => ({ box, close: open(box) }));
  const undo = opened.map(({ close }) => close);
  for (const { box, close } of opened) {
    if (runsOver(box, all)) close();
  }
  try {
    return measure();
  } finally {
    for (const back of undo.reverse()) back();
  }
}

function isScrolled(element: HTMLElement): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  const scrolls = /auto|scroll/;
  return (
    (scrolls.test(overflowX) && element.scrollWidth > element.clientWidth) ||
    (scrolls.test(overflowY) && element.scrollHeight > element.clientHeight)
  );
}

/** @returns what closes it again and scrolls to where it was */
function open(box: HTMLElement): () => void {
  const { scrollLeft, scrollTop } = box;
  const sticky = [...box.querySelectorAll<HTMLElement>('*')].filter(
    (one) => getComputedStyle(one).position === 'sticky',
  );
  const views = viewsIn(box);
  const back = [
    set(box, { overflow: 'visible', 'max-height': 'none' }),
    ...sticky.map((one) => set(one, { position: 'relative', inset: 'auto' })),
  ];
  for (const canvas of views) paintWhole(canvas, true);
  return () => {
    for (const one of back) one();
    box.scrollTo(scrollLeft, scrollTop);
    for (const canvas of views) paintWhole(canvas, false);
  };
}

/** Whether what stands out of an open box lies on something else of the element. */
function runsOver(box: HTMLElement, all: readonly HTMLElement[]): boolean {
  const { right: from, top, bottom } = box.getBoundingClientRect();
  const to = from + box.scrollWidth - box.clientWidth;
  if (to <= from) return false;
  return all.some((other) => {
    if (other.contains(box) || box.contains(other)) return false;
    const rect = other.getBoundingClientRect();
    return (
      rect.width > 0 &&
      rect.left < to &&
      rect.right > from &&
      rect.top < bottom &&
      rect.bottom > top
    );
  });
}

/** @returns what puts the old declarations back */
function set(element: HTMLElement, declarations: Readonly<Record<string, string>>): () => void {
  const before = element.getAttribute('style');
  for (const [name, value] of Object.entries(declarations)) {
    element.style.setProperty(name, value, 'important');
  }
  return () => {
    if (before === null) element.removeAttribute('style');
    else element.setAttribute('style', before);
  };
}
