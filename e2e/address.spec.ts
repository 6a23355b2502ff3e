import type { Page } from '@playwright/test';
import fc from 'fast-check';
import { readState } from '../src/lib/player/url';
import { expect, open, reread, test } from './lab';

const SEED = 20260101;

/** What the page names as dropped once that is `wanted`, or after five seconds; and the text of its stage. */
async function settled(page: Page, wanted: readonly string[]) {
  return page.evaluate(async (wanted) => {
    const named = () => {
      const notes = [...document.querySelectorAll<HTMLElement>('[data-dropped]')];
      return [...new Set(notes.map(({ dataset }) => dataset.dropped!))].sort();
    };
    const end = performance.now() + 5000;
    while (named().join() !== wanted.join() && performance.now() < end) {
      await new Promise(requestAnimationFrame);
    }
    return { dropped: named(), stage: document.querySelector('[data-stage]')?.textContent ?? '' };
  }, wanted);
}

test('broken addresses never break the page, and every dropped key is named', async ({ page }) => {
  const key = fc.constantFrom(
    't',
    'w',
    'img',
    'n',
    'op',
    'cached',
    'new',
    'heads',
    'head',
    'dtype',
    'seed',
    'gate',
    'ff',
    'step',
    'ui',
    'theme',
    'predict',
    'v',
    'bogus',
    '__proto__',
  );
  const value = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.string({ maxLength: 12, unit: 'binary' }),
    fc.constantFrom(
      'I'.repeat(70),
      '-1',
      '1e999',
      '<img src=x onerror=alert(1)>',
      '%',
      '%E0%A4',
      '∞',
    ),
  );
  const queries = fc.sample(
    fc
      .array(fc.tuple(key, value), { minLength: 1, maxLength: 5 })
      .map((pairs) =>
        pairs
          .map(([k, v]) => `${k}=${encodeURIComponent(v.toWellFormed()).replaceAll('%25', '%')}`)
          .join('&'),
      ),
    { numRuns: 200, seed: SEED },
  );
  await open(page, '/en/mask/');
  for (const query of queries) {
    const seen = await reread(page, query);
    const dropped = [...new Set(readState(seen).dropped.map((d) => d.key))].sort();
    const shown = await settled(page, dropped);
    expect(shown.dropped, query).toEqual(dropped);
    expect(shown.stage, query).not.toBe('');
  }
});

const broken = [
  't=.X.',
  't=',
  'img=9',
  'img=-1',
  'n=0',
  'n=65',
  'op=gt',
  'cached=2',
  'new=0',
  'heads=9',
  'dtype=int8',
  'seed=-1',
  'gate=NaN',
  'gate=1e9',
  'step=',
  'ui=x',
  'theme=x',
  'predict=x',
  'v=9',
  'w=%FF',
];

test('twenty broken addresses, typed by hand, each loaded anew', async ({ page }) => {
  for (const query of broken) {
    await open(page, `/en/mask/?${query}`);
    await expect(page.locator(`[data-dropped="${query.split('=')[0]}"]`)).toBeVisible();
    await expect(page.locator('[data-stage]')).not.toBeEmpty();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.locator('[data-notes]')).toHaveCount(0);
  }
});

test('the note is written in the language of the page', async ({ page }) => {
  await open(page, '/zh/mask/?n=999');
  await expect(page.locator('[data-dropped="n"]')).toContainText('需要1到64之间的整数');
});
