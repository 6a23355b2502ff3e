/** What the tests of a running lesson need: its slides, and where a window stands. */

import type { Page } from '@playwright/test';
import { askAbout } from '../src/lib/lesson';
import { readState } from '../src/lib/player/url';
import plan20 from '../src/lib/texts/teach/plans/20';
import type { Slide } from '../src/lib/texts/teach/types';
import { run } from '../src/lib/trace';
import { expect } from './lab';

export const RUN = '/en/teach/20/run/';
export const PRESENT = '/en/teach/20/present/';
export const ids = plan20.stops.map(({ slide }) => slide);

export async function slide(id: string): Promise<Slide> {
  const module = (await import(`../src/lib/texts/teach/slides/${id}.ts`)) as { default: Slide };
  return module.default;
}

/** Where a window stands: the slide, and whether its answer is still hidden. */
export async function placeOf(page: Page): Promise<string> {
  const { slide, asking } = await page
    .locator('[data-slide]')
    .evaluate((it: HTMLElement) => ({ ...it.dataset }));
  return `${slide}${asking === 'true' ? '?' : ''}`;
}

export const expectAt = (page: Page, id: string) =>
  expect(page.locator('[data-slide]')).toHaveAttribute('data-slide', id);

/** What a slide asks, by the core. */
export async function asked(id: string) {
  const { show } = await slide(id);
  if (show.kind !== 'lab') throw new Error(`${id} shows no Lab`);
  const { inputs, step } = readState(show.query).state;
  return askAbout(run(inputs), step, inputs.seed)!;
}
