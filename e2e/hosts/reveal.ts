/** A deck in the manner of reveal.js: scaled slides, of which one is seen, and keys that turn them. */

import { hostHtml } from './host';

export const deckScript = `
let at = 0;
const slides = document.querySelectorAll('section');
document.addEventListener('keydown', (event) => {
  const active = document.activeElement;
  if (active && (active.isContentEditable || /input|textarea/i.test(active.tagName))) return;
  if (['ArrowRight', ' ', 'n', 'PageDown'].includes(event.key)) at = Math.min(at + 1, slides.length - 1);
  else if (['ArrowLeft', 'p', 'PageUp'].includes(event.key)) at = Math.max(at - 1, 0);
  slides.forEach((slide, i) => (slide.hidden = i !== at));
});
`;

export const deckStyle = `
body { margin: 0; background: #191919; color: #fff; overflow: hidden; font: 40px sans-serif; }
.slides { width: 960px; height: 700px; transform: scale(0.8); transform-origin: top left; }
section[hidden] { display: none; }
`;

export const deck = (first: string, second: string): string =>
  hostHtml(
    '<link rel="stylesheet" href="/deck.css">',
    `<div class="slides"><section>${first}</section><section hidden>${second}</section></div><script src="/deck.js"></script>`,
  );
