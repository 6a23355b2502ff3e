/** Takes the picture of a part of a page, as a reader sees it, and puts it on a card. */

import { decode } from 'fast-png';
import type { Locator, Page } from 'playwright';
import { cardSize } from '../../src/lib/ui/card';
import { cardPage, isNatural, type Shot } from './card-page';
import type { Card, View } from './list';
import { palettePng, type Pixels } from './palette-png';
import { MOST_BYTES } from './sources';
import { filled } from './trim';

interface Look {
  /** Of the browser's window, in CSS pixels: what is shown fits itself to that. */
  readonly window: { readonly width: number; readonly height: number };
  /** What is shown, and what has to be there before it is complete. */
  readonly part: string;
  readonly complete: string;
  /** What of it would be too small to read. */
  readonly without?: string;
}

const looks: Readonly<Record<View['page'], Look>> = {
  mask: {
    window: { width: 1160, height: 760 },
    part: '[data-stage]',
    complete: 'html[data-ready]',
    without: '.timeline',
  },
  model: {
    window: { width: 1240, height: 1000 },
    part: '[data-overview] .river',
    complete: '#answer[data-answer]',
  },
  'few-shot': {
    window: { width: 1240, height: 1000 },
    part: 'main > .both',
    complete: '[data-answer]',
    without: '[data-tokens], p:has([data-to-model]), .aside > :not(:first-child)',
  },
  resampler: {
    window: { width: 1280, height: 1000 },
    part: 'main .both .frames',
    complete: 'html[data-model-ready]',
    without: '.scale',
  },
};

/** Between two looks at something that may still change, in milliseconds. */
const PAUSE = 400;

/** @param stage with twice the pixels, for the page; @param paper of a card's size @returns the bytes of a PNG */
export async function shoot(
  stage: Page,
  paper: Page,
  origin: string,
  card: Card,
): Promise<Uint8Array> {
  const { page, query } = card.view;
  const look = looks[page];
  const search = [query, page === 'mask' ? 'ui=min' : ''].filter(Boolean).join('&');
  await stage.setViewportSize(look.window);
  await stage.goto(`${origin}/${card.lang}/${page}/?${search}`);
  await stage.locator(look.complete).first().waitFor({ state: 'attached' });
  const part = stage.locator(look.part).first();
  if (look.without) await stage.addStyleTag({ content: `${look.without} { display: none }` });
  await settled(part);
  await paper.setContent(cardPage(card, await shotOf(part)), { waitUntil: 'load' });
  return smallPng(decode(await paper.screenshot()));
}

/** With as many colours as its bytes allow. */
function smallPng(pixels: Pixels): Uint8Array {
  if (pixels.width !== cardSize.width || pixels.height !== cardSize.height)
    throw new Error(`a card of ${pixels.width} × ${pixels.height} pixels`);
  let colours = 256;
  for (;;) {
    const png = palettePng(pixels, colours);
    if (png.length <= MOST_BYTES || colours <= 32) return png;
    colours /= 2;
  }
}

/** Waits until it looks the same twice. */
async function settled(part: Locator): Promise<void> {
  for (let before = ''; ;) {
    const now = await part.innerHTML();
    if (now === before) return;
    before = now;
    await part.page().waitForTimeout(PAUSE);
  }
}

/** Around a part, in CSS pixels: outlines are drawn outside. */
const MARGIN = 4;

/** Once with twice the pixels; again without, if it then stands on the card as it stands on the page. */
async function shotOf(part: Locator): Promise<Shot> {
  const box = await part.boundingBox();
  if (box === null) throw new Error('nothing is seen');
  const clip = {
    x: Math.round(box.x) - MARGIN,
    y: Math.round(box.y) - MARGIN,
    width: Math.ceil(box.width) + 2 * MARGIN,
    height: Math.ceil(box.height) + 2 * MARGIN,
  };
  const take = (scale: 'device' | 'css') => part.page().screenshot({ clip, fullPage: true, scale });
  const fine = readShot(await take('device'), 2);
  return isNatural(fine) ? readShot(await take('css'), 1) : fine;
}

function readShot(png: Uint8Array, density: number): Shot {
  const pixels = decode(png);
  const { width, height } = pixels;
  return { png, size: { width, height }, part: filled(pixels), density };
}
