/** A widget on a slide, made readable from the last row: the projector's colours and targets, inside its shadow root. */

import projector from '../styles/projector.css?inline';

/** The size in pixels of the smallest words in a widget. */
const SMALLEST = 13;

/** A screen of a widget's own would set these; in a frame the zoom does, so they are undone by it. */
const inFrame = `
.widget.projector {
  --least-text: ${SMALLEST}px;
  --least-target: calc(44px / var(--frame-zoom, 1));
  font-size: 16px;
}

.widget.projector svg text {
  font-size: var(--least-text);
}

.widget.projector .foot a {
  min-height: var(--least-target);
}`;

/** How much larger a frame has to be for its smallest words to reach 1/50 of the screen's height. @param screen in pixels */
export const zoomFor = (screen: number): number => Math.max(1, screen / 50 / SMALLEST);

/** Sets the zoom, and dresses the widget once it is there. @param frame the window of a page of this site with one widget */
export function project(frame: Window | null, zoom: number): void {
  const host = frame?.document.querySelector<HTMLElement>('[data-page]');
  host?.style.setProperty('--frame-zoom', String(zoom));
  const root = host?.shadowRoot;
  const widget = root?.querySelector('.widget:not(.projector)');
  if (!root || !widget) return;
  // A sheet can be adopted only where it was made.
  const { CSSStyleSheet: Sheet } = root.ownerDocument.defaultView as typeof globalThis & Window;
  const sheet = new Sheet();
  sheet.replaceSync(projector + inFrame);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  widget.classList.add('projector');
}
