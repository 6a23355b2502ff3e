/** The page that a card is a picture of: title, what it shows, name of the site, on the site's own paper. */

import { readFileSync } from 'node:fs';
import { htmlLang } from '../../src/lib/texts';
import type { Card } from './list';
import type { Rectangle } from './trim';

/** A screenshot, and the part of it that is not empty. */
export interface Shot {
  readonly png: Uint8Array;
  readonly size: { readonly width: number; readonly height: number };
  readonly part: Rectangle;
  /** Pixels of the picture for one of the page. */
  readonly density: number;
}

/** From here on a picture stands below the title, and not beside it. */
const WIDE = 1.6;

/** Room for the picture, in CSS pixels. */
const room = { wide: { width: 1096, height: 370 }, beside: { width: 652, height: 540 } } as const;

const isWide = ({ part: { width, height } }: Shot): boolean => width / height > WIDE;

/** How many times larger than on its page it could stand on the card. */
function growthOf(shot: Shot): number {
  const { width, height } = room[isWide(shot) ? 'wide' : 'beside'];
  return shot.density * Math.min(width / shot.part.width, height / shot.part.height);
}

/** Whether it stands there in its own size: cells are then equal to the pixel, and the file is half as large. */
export function isNatural(shot: Shot): boolean {
  const growth = growthOf(shot);
  return growth >= 1 && growth < 1.4;
}

const css = `
  * { box-sizing: border-box; margin: 0; }
  body { width: 1200px; height: 630px; padding: 44px 52px 36px; background: var(--paper); color: var(--ink);
    font-family: var(--sans); border-bottom: 10px solid var(--accent); display: grid; gap: 12px 44px;
    grid-template: 'text picture' 1fr 'site picture' auto / 400px minmax(0, 1fr); }
  body.wide { grid-template: 'text' auto 'picture' minmax(0, 1fr) 'site' auto / minmax(0, 1fr); }
  .text { grid-area: text; display: flex; flex-direction: column; gap: 16px; }
  .wide .text { gap: 8px; }
  h1 { font: 600 44px/1.16 var(--serif); text-wrap: balance; }
  .wide h1 { font-size: 42px; }
  :lang(zh-CN) h1 { line-height: 1.3; }
  p { color: var(--ink-2); font-size: 23px; line-height: 1.45; }
  .wide p { font-size: 21px; line-height: 1.35; }
  .site { grid-area: site; display: flex; align-items: center; gap: 10px; font-weight: 700; font-size: 22px; }
  .site img { width: 34px; height: 34px; }
  .picture { grid-area: picture; display: flex; align-items: center; justify-content: center; min-height: 0; }
`;

export function cardPage({ lang, title, description, siteName }: Card, shot: Shot): string {
  const { x, y, width, height } = shot.part;
  const scale = isNatural(shot) ? 1 / shot.density : growthOf(shot) / shot.density;
  return `<!doctype html><html lang="${htmlLang[lang]}" data-theme="light"><meta charset="utf-8">
    <style>${readFileSync('src/lib/ui/styles/tokens.css', 'utf8')}${css}</style>
    <body class="${isWide(shot) ? 'wide' : ''}">
      <div class="text"><h1>${escaped(title)}</h1><p>${escaped(description)}</p></div>
      <div class="picture"><svg viewBox="${x} ${y} ${width} ${height}" width="${width * scale}" height="${height * scale}">
        <image width="${shot.size.width}" height="${shot.size.height}" href="${dataUrl(shot.png, 'image/png')}"/>
      </svg></div>
      <div class="site"><img src="${dataUrl(readFileSync('static/pictures/flamingo.svg'), 'image/svg+xml')}" alt="">
        ${escaped(siteName)}</div>
    </body></html>`;
}

const dataUrl = (bytes: Uint8Array, type: string): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
