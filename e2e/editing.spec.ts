import { expect, open, test, valuesOf } from './lab';

test('a click turns a word into an <image> and back, and the numbers follow', async ({ page }) => {
  await open(page, '/en/mask/?step=text_time');
  const chip = page.locator('[data-tensor="input_ids"] [data-index="0,3"]');
  await chip.click();
  await expect(chip).toHaveAttribute('data-value', '3');
  expect(await valuesOf(page, 'text_time')).toEqual([0, 1, 1, 2, 0, 0, 1, 1]);
  await expect(page).toHaveURL(/t=\.I\.I,\.\.I\./);
  await chip.click();
  expect(await valuesOf(page, 'text_time')).toEqual([0, 1, 1, 1, 0, 0, 1, 1]);
});

test('undo, redo, back and forward', async ({ page }) => {
  await open(page, '/en/mask/');
  await page.locator('[data-tensor="input_ids"] [data-index="0,0"]').click();
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(page).toHaveURL(/t=II\.\.,\.\.I\.&step=media_locations/);
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/\?step=media_locations$/);
  await page.keyboard.press('Control+Shift+Z');
  await expect(page).toHaveURL(/t=II/);
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\?t=II\.\.,\.\.I\.$/);
  await expect(page.locator('[data-stage="sequence"]')).toBeVisible();
  await page.goForward();
  await expect(page.locator('[data-stage="media_locations"]')).toBeVisible();
});

test('a row can be written as text; a word that is too long is refused and nothing is lost', async ({
  page,
}) => {
  await open(page, '/en/mask/');
  await page.getByText('Edit the tokens').click();
  const row = page.getByLabel('Sample 1 as text');
  await row.fill('<image> a pink bird <image> 一只狗');
  await row.press('Enter');
  await expect(page.locator('[data-tensor="input_ids"]')).toHaveAttribute('data-shape', '2,6');
  await expect(page.locator('[data-tensor="input_ids"] [data-index="0,5"]')).toContainText(
    '一只狗',
  );
  await page.reload();
  await expect(page.locator('[data-tensor="input_ids"] [data-index="0,3"]')).toContainText('bird');
  await page.getByText('Edit the tokens').click();
  await row.fill('x'.repeat(25));
  await row.press('Enter');
  await expect(row).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('[data-tensor="input_ids"] [data-index="0,3"]')).toContainText('bird');
});

test('tokens and rows can be added, moved and removed', async ({ page }) => {
  await open(page, '/en/mask/');
  await page.getByText('Edit the tokens').click();
  await page.locator('[data-tensor="input_ids"] [data-index="1,3"]').focus();
  await page.getByRole('button', { name: 'Add after' }).click();
  await expect(page).toHaveURL(/t=\.I\.\._,\.\.I\.\./);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page).not.toHaveURL(/t=/);
  await page.getByRole('button', { name: 'Move sample down 1' }).click();
  await expect(page).toHaveURL(/t=\.\.I\.,\.I\.\./);
  await expect(page.locator('[data-tensor="input_ids"] [data-index="1,2"]')).toContainText('big');
  await page.getByRole('button', { name: 'Add a sample' }).click();
  await expect(page.locator('[data-tensor="input_ids"]')).toHaveAttribute('data-shape', '3,4');
});

test('the words of new tokens can be written when the media are cached', async ({ page }) => {
  await open(page, '/en/mask/?cached=1&t=.I..,I.I.&new=2');
  await page.getByText('Edit the tokens').click();
  const row = page.getByLabel('New tokens of sample 2 as text');
  await row.fill('一 pink bird');
  await row.press('Enter');
  await expect(page.locator('[data-tensor="input_ids"]')).toHaveAttribute('data-shape', '2,3');
  await expect(page.locator('[data-tensor="input_ids"] [data-index="1,1"]')).toContainText('pink');
  await expect(page).toHaveURL(/new=3&w=/);
  await row.fill('a <image>');
  await row.press('Enter');
  await expect(row).toHaveAttribute('aria-invalid', 'true');
});

test('after Back there is nothing to undo', async ({ page }) => {
  await open(page, '/en/mask/');
  await page.getByRole('button', { name: 'more n, latents' }).click();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('every switch changes the example and stands in the address', async ({ page }) => {
  await open(page, '/en/mask/?step=sim');
  await page.getByText('More settings').click();
  await page.getByRole('button', { name: 'more heads' }).click();
  await page.getByRole('button', { name: 'head 2' }).click();
  await page.getByRole('button', { name: 'more n, latents' }).click();
  await page.getByRole('button', { name: 'less T_img, pictures' }).click();
  await page.getByLabel('dtype').selectOption('bfloat16');
  const seed = page.getByRole('spinbutton', { name: 'seed' });
  await seed.press('ControlOrMeta+a');
  await seed.pressSequentially('42');
  await seed.press('Enter');
  await page.getByLabel('use_cached_media').check();
  await expect(page).toHaveURL(/\?img=2&n=3&cached=1&heads=2&head=1&dtype=bf16&seed=42&step=sim$/);
  await expect(page.locator('[data-tensor="sim"]')).toHaveAttribute('data-shape', '2,2,1,6');
});

test('every preset opens on every step', async ({ page }) => {
  await open(page, '/en/mask/?step=zero_rows');
  const preset = page.getByLabel('Preset');
  for (const value of await preset
    .locator('option')
    .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value))) {
    await preset.selectOption(value);
    await expect(preset).toHaveValue(value);
    await expect(page.locator('[data-stage="zero_rows"]')).not.toBeEmpty();
  }
});
