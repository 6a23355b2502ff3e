/** Takes the picture of a part of a page, as a reader sees it, and puts it on a card. */

import { decode } from 'fast-png';
import type { Locator, Page } from 'playwright';
import { cardSize } from '../../src/lib/ui/card';
import { cardPage, type Shot } from './card-page';
import type { Card, View } from './list';
import { palettePng } from './palette-png';
import { filled } from './trim';

interface Look {
  /** Of the browser's window, in CSS pixels: what is shown fits itself to that. */
  readonly width: number;
  /** What is shown, and what has to be there before it is complete. */
  readonly part: string;
  readonly complete: string;
}

const looks: Readonly<Record<View['page'], Look>> = {
  mask: { width: 900, part: '[data-stage]', complete: 'html[data-ready]' },
  model: { width: 1280, part: '[data-overview] .river', complete: '#answer[data-answer]' },
  'few-shot': { width: 1080, part: 'main > .both', complete: '[data-answer]' },
  resampler: { width: 1280, part: 'main .both .frames', complete: 'html[data-model-ready]' },
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
  await stage.setViewportSize({ width: look.width, height: 1000 });
  await stage.goto(`${origin}/${card.lang}/${page}/?${search}`);
  await stage.locator(look.complete).first().waitFor({ state: 'attached' });
  const part = stage.locator(look.part).first();
  await settled(part);
  await paper.setContent(cardPage(card, shotOf(await part.screenshot())), { waitUntil: 'load' });
  const { width, height, data, channels } = decode(await paper.screenshot());
  if (width !== cardSize.width || height !== cardSize.height) throw new Error('not a card’s size');
  return palettePng({ width, height, data, channels });
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

function shotOf(png: Uint8Array): Shot {
  const pixels = decode(png);
  const { width, height } = pixels;
  return { png, size: { width, height }, part: filled(pixels) };
}
