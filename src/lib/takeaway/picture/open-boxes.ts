/** For the moment of measuring, boxes that scroll show all that is in them, and nothing sticks. */

/**
 * Runs `measure` on an element whose scrolling boxes are open, and puts everything back before the browser can paint. A box
 * with a canvas stays as it is: only the part in view is painted there.
 */
export function withOpenBoxes<Result>(element: HTMLElement, measure: () => Result): Result {
  const undo: (() => void)[] = [];
  const all = [element, ...element.querySelectorAll<HTMLElement>('*')];
  const styles = new Map(all.map((one) => [one, getComputedStyle(one)]));
  const sticky = all.filter((one) => styles.get(one)?.position === 'sticky');
  const boxes = all.filter(
    (one) => isScrolled(one, styles.get(one)!) && !one.querySelector('canvas'),
  );
  for (const box of boxes) {
    const { scrollLeft, scrollTop } = box;
    undo.push(() => box.scrollTo(scrollLeft, scrollTop));
    undo.push(set(box, { overflow: 'visible', 'max-height': 'none' }));
  }
  for (const one of sticky) {
    if (boxes.some((box) => box.contains(one)))
      undo.push(set(one, { position: 'relative', inset: 'auto' }));
  }
  try {
    return measure();
  } finally {
    for (const back of undo.reverse()) back();
  }
}

function isScrolled(element: HTMLElement, { overflowX, overflowY }: CSSStyleDeclaration): boolean {
  const scrolls = /auto|scroll/;
  return (
    (scrolls.test(overflowX) && element.scrollWidth > element.clientWidth) ||
    (scrolls.test(overflowY) && element.scrollHeight > element.clientHeight)
  );
}

/** @returns what puts the old declarations back */
function set(element: HTMLElement, declarations: Readonly<Record<string, string>>): () => void {
  const before = element.getAttribute('style');
  for (const [name, value] of Object.entries(declarations))
    element.style.setProperty(name, value, 'important');
  return () => {
    if (before === null) element.removeAttribute('style');
    else element.setAttribute('style', before);
  };
}
