/** Saying what one expects before the cells are seen: in the Mask Lab, and as practice. */

import type { Locator, Page } from '@playwright/test';
import { makeQuestion, type Question } from '../src/lib/lesson';
import { isHidden } from '../src/lib/player/hidden';
import { printed } from '../src/lib/player/printed';
import { run, stepIds, type TensorName } from '../src/lib/trace';
import { expectNoBarrier } from './barriers';
import { allCellsOf, cellsOf, expect, expected, goTo, open, test } from './lab';

const EXAMPLE = 't=.I.I,I.I.';

/** Presses Tab until something inside has the focus. */
async function tabTo(page: Page, inside: Locator): Promise<void> {
  const focused = inside.locator(':scope:focus, :focus');
  for (let i = 0; i < 90 && (await focused.count()) === 0; i++) await page.keyboard.press('Tab');
  await expect(focused).toHaveCount(1);
}

test('by keyboard alone: a row is predicted in the grid, as ge has it, and the rule is named', async ({
  page,
}) => {
  await open(page, `/en/mask/?predict=1&step=mask&${EXAMPLE}`);
  const mask = page.locator('[data-tensor="text_to_media_mask"]');
  await expect(mask.locator('.asked')).toHaveCount(6);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await tabTo(page, mask);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  for (const key of ['1', '1', ' ', '1', '0', '0']) {
    await page.keyboard.press(key);
    await page.keyboard.press('ArrowRight');
  }
  // Space took the first choice, 0; once more takes the next.
  await page.locator('[data-index="1,0,3,2"]').press('Space');
  await expect(page.locator(':focus')).toHaveAttribute(
    'aria-label',
    "sample 2, token 4 'dog', image 2 latent 1: your answer 1",
  );
  expect(await mask.locator('[data-value]').count()).toBe(0);

  await tabTo(page, page.getByRole('button', { name: 'Check' }));
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: /^With ==, which columns may be looked at/ });
  await expect(panel.locator('[data-rule="ge-for-eq"]')).toContainText('You used ≥');
  await expect(panel).toContainText('Not right: 2 of 6 cells.');
  await expect(page.locator(':focus')).toHaveAttribute('data-index', '1,0,3,0');
  const inspector = page.getByRole('region', { name: 'The cell' });
  await expect(inspector).toContainText('text_to_media_mask[1, 0, 3, 0]');
  await expect(page.locator('[data-tensor="text_time"] .lit')).toHaveAttribute('data-index', '1,3');
  expect(await cellsOf(page, 'text_to_media_mask')).toEqual(
    expected(EXAMPLE, 'text_to_media_mask'),
  );
});

test('nothing that is hidden can be read from the page, at any step', async ({ page }) => {
  const query = `${EXAMPLE}&gate=0.5&ff=0.5`;
  await open(page, `/en/mask/?predict=1&${query}`);
  for (const step of stepIds.slice(1)) {
    await goTo(page, `predict=1&${query}`, step);
    const tensor = await page
      .locator('.asked')
      .first()
      .evaluate((cell) => cell.closest<HTMLElement>('[data-tensor]')!.dataset.tensor!);
    const asked = { step, tensor: tensor as TensorName };
    const cells = await allCellsOf(page);
    for (const [name, values] of Object.entries(cells)) {
      const seen = Object.values(values).filter((value) => value !== '').length;
      const all = Object.keys(values).length;
      expect(seen, `${step}: ${name}`).toBe(isHidden(name as TensorName, asked) ? 0 : all);
    }
    const hidden = page.locator('[data-stage] .ghost[data-index], [data-stage] .asked');
    for (const text of await hidden.allTextContents()) expect(text.trim()).toBe('?');
    const labels = await hidden.evaluateAll((all) =>
      all.map((one) => one.getAttribute('aria-label')),
    );
    for (const label of labels) expect(label).toMatch(/: (hidden|your answer is missing)$/);
    await expect(page.getByRole('region', { name: 'The cell' })).toHaveCount(0);
    await expect(page.locator('.lit, .verdict')).toHaveCount(0);
  }
});

test('nothing that is hidden can be taken away, and once it is seen all can', async ({ page }) => {
  await open(page, `/en/mask/?predict=1&step=mask&t=.II.,II..`);
  await expect(page.locator('.asked')).toHaveCount(6);
  await expect(page.locator('.prose .preset')).toHaveCount(0);
  const menu = page.locator('[data-takeaway]');
  const tensors = menu.locator('[data-group="numbers"] option');
  const entries = menu.locator(':is([data-entry="json"], [data-entry="gif"], [data-group="code"])');
  const takeAway = page.getByRole('button', { name: 'Take away' });

  await takeAway.click();
  await expect(menu.locator('[data-veiled]')).toBeVisible();
  const names = await tensors.evaluateAll((all) => all.map((one) => one.getAttribute('value')!));
  expect(names).toEqual(expect.arrayContaining(['text_time', 'media_time_repeated', 'k', 'v']));
  const asked = { step: 'mask', tensor: 'text_to_media_mask' } as const;
  expect(names.filter((name) => isHidden(name as TensorName, asked))).toEqual([]);
  await expect(entries).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Skip and show' }).click();
  await expect(page.locator('.prose .preset')).toContainText('Consecutive images');
  await takeAway.click();
  await expect(entries).toHaveCount(3);
  await expect(tensors.and(page.locator('[value="text_to_media_mask"]'))).toHaveCount(1);
  await expect(menu.locator('[data-veiled]')).toHaveCount(0);
});

test('a question below wide cells covers none of those that it is about', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, `/en/mask/?predict=1&step=mask&${EXAMPLE}&img=8&n=8`);
  const cells = (await page.locator('[data-stage]').boundingBox())!;
  const panel = (await page.locator('.aside').boundingBox())!;
  expect(panel.y).toBeGreaterThanOrEqual(cells.y + cells.height);
});

test('a large grid hides its numbers too', async ({ page }) => {
  await open(
    page,
    `/en/mask/?predict=1&step=softmax&t=${'.I'.repeat(24)},${'.I'.repeat(24)}&img=8&n=4`,
  );
  const weights = page.locator('[data-tensor="attn_softmax"]');
  await expect(weights.locator('canvas')).toBeVisible();
  await expect(weights.locator('[data-index]').first()).toBeVisible();
  await expect(weights.locator('[data-value]')).toHaveCount(0);
});

test('the switch asks and stops asking, an edit asks anew, and a skipped step stays open', async ({
  page,
}) => {
  await open(page, `/en/mask/?step=mask&${EXAMPLE}`);
  const mask = page.locator('[data-tensor="text_to_media_mask"]');
  await expect(mask.locator('[data-value]')).toHaveCount(48);
  const first = page.getByRole('switch', { name: 'Predict first' });
  await first.check();
  await expect(page).toHaveURL(/predict=1/);
  await expect(mask.locator('[data-value]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Check' }).press('Enter');
  await expect(page.getByText('6 cells have no answer yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Skip and show' }).press('Enter');
  await expect(mask.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('PageDown');
  await expect(page.locator('[data-tensor="sim"] .asked')).toHaveCount(1);
  await page.keyboard.press('PageUp');
  await expect(mask.locator('[data-value]')).toHaveCount(48);
  await page.getByRole('button', { name: 'ge · all previous' }).click();
  await expect(mask.locator('[data-value]')).toHaveCount(0);
  await first.uncheck();
  await expect(page).not.toHaveURL(/predict/);
  await expect(mask.locator('[data-value]')).toHaveCount(48);
});

/** Answers a question by the names that a screen reader says. */
async function answer(page: Page, question: Question): Promise<void> {
  const groups = page.getByRole('radiogroup', { name: new RegExp(`^${question.tensor}, `) });
  await expect(groups).toHaveCount(question.cells.length);
  for (const [position, value] of question.answer.entries()) {
    const name = printed(question, value);
    await groups.nth(position).getByRole('radio', { name, exact: true }).check();
  }
  await page.getByRole('button', { name: 'Check' }).click();
}

test('practice by names: answers, a summary to print, a reload that resumes, a link that asks the same', async ({
  page,
  browserName,
}) => {
  await open(page, '/en/practice/?seed=7&level=2&at=99');
  await expect(page.locator('[data-dropped="at"]')).toBeVisible();
  const title = page.locator('[data-predict] h2');
  const first = await title.textContent();
  await answer(page, makeQuestion(7, 0, 2));
  await expect(page.getByText('Right.')).toBeVisible();
  await page.getByRole('button', { name: 'Next question' }).click();
  await expect(page).toHaveURL(/seed=7&level=2&at=2$/);
  await page.getByRole('button', { name: 'Skip and show' }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: /^1 ✓ \(Question 1, right/ })).toBeVisible();
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByText('1 right, 0 wrong, 1 skipped, 8 not answered.')).toBeVisible();

  // Firefox's driver shows a page on paper to nobody.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('table')).toBeVisible();
  const isPaper = await page.evaluate(() => matchMedia('print').matches);
  expect(isPaper || browserName === 'firefox').toBe(true);
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible({ visible: !isPaper });
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Forget them' }).click();
  expect(await page.evaluate(() => localStorage.getItem('flamingo-practice'))).toBeNull();
  await expect(title).toHaveText(first!);
  await open(page, '/en/practice/?seed=7&level=2');
  await expect(title).toHaveText(first!);
  await page.getByRole('button', { name: 'New series' }).click();
  await expect(page).not.toHaveURL(/seed=7&/);
});

test('practice shows the numbers of the core once a question is answered', async ({ page }) => {
  await open(page, '/en/practice/?seed=3&level=3&at=4');
  const question = makeQuestion(3, 3, 3);
  await answer(page, question);
  await expect(page.getByText('Right.')).toBeVisible();
  const view = run(question.inputs).tensors[question.tensor]!;
  const shown = await cellsOf(page, question.tensor);
  const [index] = question.cells;
  expect(shown[index.join()]).toBe(String(view.get(...index)));
});

test('@barriers none while predicting, after it, in practice and in its summary', async ({
  page,
  browserName,
}) => {
  test.slow();
  for (const lang of ['en', 'zh']) {
    await open(page, `/${lang}/mask/?predict=1&step=softmax&${EXAMPLE}`);
    await page.locator('[data-predict]').waitFor();
    await expectNoBarrier(page, browserName, `${lang} asking`);
    await page.locator('[data-predict] input').first().check();
    await page.locator('[data-predict] .strong').click();
    await expectNoBarrier(page, browserName, `${lang} answered`);
    await open(page, `/${lang}/practice/?seed=7&level=1&at=2`);
    await page.locator('[data-predict]').waitFor();
    await expectNoBarrier(page, browserName, `${lang} practice`);
    await open(page, `/${lang}/practice/?at=summary`);
    await page.getByRole('table').waitFor();
    await expectNoBarrier(page, browserName, `${lang} summary`);
  }
});
