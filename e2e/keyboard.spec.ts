import { expect, open, test } from './lab';

test('by keyboard alone: walk into the tokens, edit one, step, read a cell, pin it, undo', async ({
  page,
}) => {
  await open(page, '/en/mask/');
  const focused = page.locator(':focus');
  const inTokens = page.locator('[data-tensor="input_ids"] :focus');
  for (let i = 0; i < 60 && (await inTokens.count()) === 0; i++) await page.keyboard.press('Tab');
  await expect(focused).toHaveAttribute('data-index', '0,0');

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await expect(focused).toHaveAttribute('data-index', '0,3');
  await page.keyboard.press('Space');
  await expect(focused).toHaveAttribute('data-value', '3');

  for (let i = 0; i < 5; i++) await page.keyboard.press('PageDown');
  await expect(page.locator('[data-stage="mask"]')).toBeVisible();
  const inMask = page.locator('[data-tensor="text_to_media_mask"] :focus');
  for (let i = 0; i < 80 && (await inMask.count()) === 0; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowUp');
  await expect(focused).toHaveAttribute(
    'aria-label',
    "sample 2, token 3 '<image>', image 3 latent 2: blocked, text_time 1 is not media_time 3 · 0",
  );
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  const inspector = page.getByRole('region', { name: 'The cell' });
  await expect(inspector).toContainText('text_to_media_mask[1, 0, 2, 5]');
  await page.keyboard.press('Escape');
  await expect(inspector).toContainText('text_to_media_mask[1, 0, 2, 0]');

  await page.keyboard.press('Control+z');
  await expect(page).not.toHaveURL(/t=/);
});

test('stepping and undoing leave the focus in the grid, on the same place', async ({ page }) => {
  await open(page, '/en/mask/?step=mask&heads=2');
  const focused = page.locator(':focus');
  await page.locator('[data-tensor="text_to_media_mask"] [data-index="1,0,2,3"]').click();
  await page.keyboard.press('PageDown');
  await expect(focused).toHaveAttribute('data-index', '1,0,2,3');
  await page.keyboard.press('PageDown');
  await expect(page.locator('[data-tensor="sim_masked"] :focus')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(page.locator('[role="gridcell"]:focus')).toHaveCount(1);
});

test('the row that is deleted at the end of a text hands its focus on', async ({ page }) => {
  await open(page, '/en/mask/?t=.I.');
  await page.locator('[data-tensor="input_ids"] [data-index="0,2"]').focus();
  await page.keyboard.press('Delete');
  await expect(page.locator(':focus')).toHaveAttribute('data-index', '0,1');
});

test('a cell in focus is not hidden by the heads that stick', async ({ page }) => {
  await open(page, '/en/mask/?step=mask&t=................,................');
  const cell = (index: string) =>
    page.locator(`[data-tensor="text_to_media_mask"] [data-index="${index}"]`);
  await cell('1,0,15,5').focus();
  await page.keyboard.press('Control+Home');
  await expect(cell('0,0,0,0')).toBeFocused();
  const isSeen = await cell('0,0,0,0').evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(isSeen).toBe(true);
});

test('a grid is one tab stop', async ({ page }) => {
  await open(page, '/en/mask/?step=softmax');
  for (const grid of await page.locator('[role="grid"]').all()) {
    await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
  }
});

test('keys on a token: F2 writes its word, Insert adds, Delete removes, Alt+arrow moves', async ({
  page,
}) => {
  await open(page, '/en/mask/');
  const token = (index: string) =>
    page.locator(`[data-tensor="input_ids"] [data-index="${index}"]`);
  await page.getByText('Edit the tokens').click();
  await token('0,2').focus();
  await page.keyboard.press('F2');
  await expect(page.getByLabel('Word of sample 1, token 3')).toBeFocused();
  await page.getByLabel('Word of sample 1, token 3').fill('pink');
  await page.keyboard.press('Enter');
  await expect(token('0,2')).toContainText('pink');
  await token('0,2').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(token('0,3')).toContainText('pink');
  await token('1,0').focus();
  await page.keyboard.press('Delete');
  await expect(page).toHaveURL(/,\.I\._/);
  await page.keyboard.press('Insert');
  await expect(page).not.toHaveURL(/t=/);
  await expect(token('1,1')).toContainText('a');
});

test('Space plays only when nothing else has the focus', async ({ page }) => {
  await open(page, '/en/mask/');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});
