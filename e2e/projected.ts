/** Whether what stands on the page can be read from the last row: sizes and colours as the browser has computed them. */

import type { Page } from '@playwright/test';

/** What is too small, too faint, or too narrow to be hit; a line each. Nothing where all is well. */
export async function hardToRead(page: Page, root = '.projector'): Promise<string[]> {
  return page.evaluate((selector) => {
    // On the way from one step to the next colours are mixed: what counts is where they come to rest.
    for (const move of document.getAnimations()) move.finish();
    const LEAST_CONTRAST = 7;
    const LEAST_TARGET = 44;
    const leastText = innerHeight / 50;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext('2d', { willReadFrequently: true })!;

    type Colour = readonly [number, number, number];

    /** Paints a colour of CSS, however it is written, on top of another. */
    function over(colour: string, under: Colour): Colour {
      pen.fillStyle = `rgb(${under.join(' ')})`;
      pen.fillRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
      return [r, g, b];
    }

    function luminance(colour: Colour): number {
      const [r, g, b] = colour.map((byte) => {
        const c = byte / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }

    function contrast(a: Colour, b: Colour): number {
      const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
      return (high + 0.05) / (low + 0.05);
    }

    /** Every ground that a text may lie on: the fills behind it, and the stripes of a hatch. */
    function groundsOf(element: Element): Colour[] {
      const above: Element[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) above.unshift(at);
      let grounds: Colour[] = [[255, 255, 255]];
      for (const one of above) {
        const style = getComputedStyle(one);
        grounds = grounds.map((ground) => over(style.backgroundColor, ground));
        if (style.backgroundImage !== 'none')
          grounds = [...grounds, over(style.getPropertyValue('--hatch'), grounds[0])];
      }
      return grounds;
    }

    const name = (element: Element, text = '') =>
      `${element.tagName.toLowerCase()}.${[...element.classList].filter((c) => !c.startsWith('svelte-')).join('.')} “${text.slice(0, 24)}”`;
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('.hidden, option, [data-no-projection]') &&
      element.getBoundingClientRect().width > 1;

    const problems = new Set<string>();
    function judgeText(element: Element, text: string, pseudo?: string) {
      const style = getComputedStyle(element, pseudo);
      const size = parseFloat(style.fontSize);
      if (size < leastText) problems.add(`small: ${size}px ${name(element, text)}`);
      for (const ground of groundsOf(element)) {
        const ratio = contrast(over(style.color, ground), ground);
        if (ratio < LEAST_CONTRAST)
          problems.add(`faint: ${ratio.toFixed(2)} ${style.color} ${name(element, text)}`);
      }
      for (let at: Element | null = element; at; at = at.parentElement)
        if (getComputedStyle(at).opacity !== '1') problems.add(`see-through: ${name(at, text)}`);
    }

    for (const top of document.querySelectorAll(selector)) {
      const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue!.trim();
        if (text && isSeen(node.parentElement!)) judgeText(node.parentElement!, text);
      }
      for (const element of top.querySelectorAll('*')) {
        for (const pseudo of ['::before', '::after']) {
          const { content } = getComputedStyle(element, pseudo);
          if (/["c]/.test(content) && content !== '""' && isSeen(element))
            judgeText(element, content, pseudo);
        }
      }
      const targets =
        'button, summary, select, input, a.pill, [role="gridcell"], label:has(input[type="checkbox"])';
      for (const target of top.querySelectorAll<HTMLElement>(targets)) {
        // What stands in a label is pressed together with it.
        const inside = target.closest('label') ?? target;
        const { width, height } = inside.getBoundingClientRect();
        const isEnough = width >= LEAST_TARGET - 0.5 && height >= LEAST_TARGET - 0.5;
        if (isSeen(target) && !isEnough)
          problems.add(`target: ${Math.round(width)} × ${Math.round(height)} ${name(inside)}`);
      }
    }
    return [...problems];
  }, root);
}
