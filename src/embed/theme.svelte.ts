/** Whether a widget stands on a light or a dark page, where that can be known. */

import { luminanceOf } from './luminance';

export type Shade = 'light' | 'dark';

/** Where frameworks write the theme of a page. */
const MARKS = ['data-theme', 'data-bs-theme', 'data-color-mode', 'data-color-scheme', 'data-mode'];

function shadeOf(word: string | null): Shade | null {
  const found = /(?:^|[\s_-])(dark|light)(?:$|[\s_-])/i.exec(word ?? '');
  return found ? (found[1].toLowerCase() as Shade) : null;
}

/** Of the elements around, from the inside out, also through the walls of shadow roots. */
function* around(element: Element): Generator<Element> {
  for (let at: Element | null = element; at;) {
    yield at;
    const root: Node = at.getRootNode();
    at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
}

/** What lies behind an element: the truth, whatever a page calls its theme. null under a picture or a gradient. */
function shadeBehind(element: Element): Shade | 'nothing' | null {
  for (const at of around(element)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') return null;
    const luminance = luminanceOf(backgroundColor);
    if (luminance !== null) return luminance < 0.2 ? 'dark' : 'light';
  }
  return 'nothing';
}

function markedShade(): Shade | null {
  for (const at of [document.documentElement, document.body]) {
    const words = [...MARKS.map((mark) => at.getAttribute(mark)), at.className];
    const found = words.map(shadeOf).find((shade) => shade !== null);
    if (found) return found;
  }
  return null;
}

/** `auto`: as the reader's system has it. */
export function themeAt(element: Element): Shade | 'auto' {
  const behind = shadeBehind(element);
  if (behind === null) return markedShade() ?? 'auto';
  if (behind !== 'nothing') return behind;
  // The bare canvas: white, unless the page says that it can be dark.
  const schemes = getComputedStyle(element.parentElement ?? element).colorScheme;
  if (!/dark/.test(schemes)) return 'light';
  return /light/.test(schemes) ? 'auto' : 'dark';
}

/** Follows the page around an element. */
export class HostTheme {
  #theme = $state<Shade | 'auto'>('auto');

  get theme(): Shade | 'auto' {
    return this.#theme;
  }

  /** @returns stops following */
  follow(element: Element): () => void {
    const look = () => {
      if (element.isConnected) this.#theme = themeAt(element);
    };
    look();
    const marks = new MutationObserver(look);
    for (const at of [document.documentElement, document.body]) {
      marks.observe(at, { attributes: true, attributeFilter: [...MARKS, 'class', 'style'] });
    }
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', look);
    // A background that fades has its colour only at the end.
    document.addEventListener('transitionend', look);
    return () => {
      marks.disconnect();
      system.removeEventListener('change', look);
      document.removeEventListener('transitionend', look);
    };
  }
}
