import { expect, open, test } from './lab';

// What the system asks for. Playwright cannot pretend this in Debian's Firefox, so it runs in Chromium.

test('without a choice the theme is the system’s', async ({ page }) => {
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, '/en/mask/?theme=dark');
  const dark = await paper();
  await open(page, '/en/mask/');
  expect(await paper()).toBe(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await paper()).not.toBe(dark);
});

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '/en/mask/?step=mask');
  const duration = await page
    .locator('[data-tensor="text_to_media_mask"] .cell')
    .first()
    .evaluate((cell) => getComputedStyle(cell).transitionDuration);
  expect(duration.split(', ').every((time) => parseFloat(time) === 0)).toBe(true);
});
