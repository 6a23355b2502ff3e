/** The form of the Mask Lab for the last row: computed sizes and contrasts, and the way in and out. */

import { stepIds } from '../src/lib/trace';
import { expect, goTo, open, test } from './lab';
import { hardToRead } from './projected';

const screens = [
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
];

for (const screen of screens) {
  test(`every step can be read from the last row on a screen of ${screen.width} × ${screen.height}`, async ({
    page,
  }) => {
    await page.setViewportSize(screen);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, '/en/mask/?ui=projector&theme=light');
    for (const theme of ['light', 'dark']) {
      for (const step of stepIds) {
        await goTo(page, `ui=projector&theme=${theme}`, step);
        expect(await hardToRead(page), `${step} ${theme}`).toEqual([]);
        const stage = (await page.locator('[data-stage] [data-tensor]').first().boundingBox())!;
        expect(stage.y + stage.height / 2, step).toBeLessThan(screen.height - 90);
      }
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBe(0);
    await page.locator('.folded summary').first().click();
    expect(await hardToRead(page), 'settings').toEqual([]);
  });
}

test('the button leads into the projector’s form, Escape and Back lead out, and keys alone read a cell', async ({
  page,
}) => {
  await open(page, '/en/mask/?step=mask');
  await page.getByRole('button', { name: 'Projector' }).click();
  await expect(page).toHaveURL(/step=mask&ui=projector$/);
  await expect(page.getByRole('navigation')).toHaveCount(0);

  const cell = page.locator('[data-tensor="text_to_media_mask"] [data-index="0,0,1,0"]');
  await cell.click();
  await expect(page.locator('.inspector')).toContainText('text_to_media_mask[0, 0, 1, 0]');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.inspector')).toContainText('text_to_media_mask[0, 0, 2, 0]');

  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\?step=mask$/);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/ui=projector$/);
});
