/** The bug hunt of the practice page, by keyboard and by name. */

import { makeHunt, programOf, runBug, wrongStatement, rightLinesOf } from '../src/lib/lesson';
import { expectNoBarrier } from './barriers';
import { expect, open, test } from './lab';

const address = (lang: string, at: number) =>
  `/${lang}/practice/?mode=bugs&seed=7&level=2&at=${at}`;

test('a hunt by keyboard: a wrong pick is said to be right code, the wrong line is found, and its numbers can be compared', async ({
  page,
}) => {
  const { inputs, bug, differs } = makeHunt(7, 3, 2);
  await open(page, address('en', 4));
  await expect(page.locator('[data-hunt="asked"]')).toBeVisible();

  const [index] = differs.cells;
  const cell = page.locator(
    `[data-stage] [data-tensor="${differs.tensor}"] [data-index="${index.join()}"]`,
  );
  const wrong = runBug(programOf(bug), inputs).tensors[differs.tensor]!;
  const shown = (value: number) => (wrong.dtype === 'bool' ? String(value === 1) : String(value));
  await expect(cell).toHaveAttribute('data-value', shown(wrong.get(...index)));

  const lines = page.getByRole('radiogroup', { name: 'The lines of the program' });
  await lines.getByRole('radio', { name: 'q = q * self.scale' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'This is it' }).press('Enter');
  await expect(page.getByText('That statement is as it should be.')).toBeVisible();

  const first = rightLinesOf(wrongStatement(programOf(bug)))[0].text.trim();
  await lines.getByRole('radio', { name: first }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'This is it' }).press('Enter');
  await expect(page.locator('[data-hunt="wrong"]')).toContainText('Found on try 2.');

  await page.getByRole('radio', { name: 'The right program' }).focus();
  await page.keyboard.press('Space');
  await expect(cell).not.toHaveAttribute('data-value', shown(wrong.get(...index)));
  await page.getByRole('button', { name: 'Summary' }).press('Enter');
  await expect(page.getByRole('row', { name: /^4 / })).toContainText('wrong');
});

test('axe finds nothing on a hunt, before and after it @barriers', async ({
  page,
  browserName,
}) => {
  // Two hunts: the device would remember the first one's end.
  for (const [lang, at] of [
    ['en', 5],
    ['zh', 6],
  ] as const) {
    await open(page, address(lang, at));
    await page.locator('[data-hunt]').waitFor();
    await expectNoBarrier(page, browserName, `${lang} hunted`);
    await page.locator('.hunt .buttons button').last().click();
    await page.locator('[data-hunt="skipped"]').waitFor();
    await expectNoBarrier(page, browserName, `${lang} shown`);
  }
});
