import fc from 'fast-check';
import { readState } from '../src/lib/player/url';
import { expect, open, test } from './lab';

const SEED = 20260101;

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
    // The page's own reading of an address, as on back and forward: 200 full loads would test the server.
    await page.evaluate((search) => {
      history.replaceState(history.state, '', `${location.pathname}?${search}`);
      dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }));
    }, query);
    const seen = await page.evaluate(() => location.search);
    const dropped = [...new Set(readState(seen).dropped.map((d) => d.key))].sort();
    await expect
      .poll(async () =>
        page
          .locator('[data-dropped]')
          .evaluateAll((notes) =>
            [...new Set(notes.map((note) => (note as HTMLElement).dataset.dropped!))].sort(),
          ),
      )
      .toEqual(dropped);
    await expect(page.locator('[data-stage]')).not.toBeEmpty();
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
