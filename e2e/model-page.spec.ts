/** The model's page without its model: all that needs no answer. */

import { en as siteEn } from '../src/lib/texts/en';
import { live as liveEn } from '../src/lib/texts/live/en';
import { live as liveZh } from '../src/lib/texts/live/zh';
import { model as en } from '../src/lib/texts/model/en';
import { model as zh } from '../src/lib/texts/model/zh';
import { expect, open, test } from './lab';

const texts = { en, zh };
const live = { en: liveEn, zh: liveZh };

test('without its files the page says so, in both languages, and stays usable', async ({
  page,
  complaints,
}) => {
  await page.route('**/models/**', (route) => route.fulfill({ status: 404, body: '' }));
  for (const lang of ['en', 'zh'] as const) {
    await open(page, `/${lang}/model/`);
    const status = page.locator('[data-model-status="failed"]');
    await expect(status).toContainText(live[lang].problems.model_missing('manifest.json'));
    await expect(status.getByRole('button', { name: live[lang].status.again })).toBeVisible();
    await page.getByRole('button', { name: texts[lang].prompt.addWords }).click();
    await expect(page.locator('[data-part="text"]')).toHaveCount(2);
  }
  // A browser reports every 404 in its console.
  expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
  complaints.length = 0;
});

test('no other page fetches the model or its worker', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  for (const path of ['/en/', '/en/mask/', '/zh/about/']) await open(page, path);
  expect(fetched.filter((url) => /models\/|worker/.test(url))).toEqual([]);
});

test('speaks of saving data only to those who asked for it, and then fetches no weights', async ({
  page,
  request,
}) => {
  expect(await (await request.get('/en/model/')).text()).not.toContain(live.en.status.saving);
  const fetched: string[] = [];
  page.on('request', (sent) => fetched.push(sent.url()));
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await open(page, '/en/model/');
  await expect(page.locator('[data-model-status="idle"]')).toContainText(live.en.status.saving);
  await expect(page.locator('[data-example="name"]')).toHaveAttribute('aria-pressed', 'true');
  expect(fetched.filter((url) => /safetensors|worker/.test(url))).toEqual([]);
});

test('an example that there is not is named, and the note can be dismissed', async ({ page }) => {
  await open(page, '/en/model/?example=cow&theme=dark');
  const note = page.locator('[data-dropped="example"]');
  await expect(note).toContainText('example=cow');
  await page.getByRole('button', { name: siteEn.notes.dismiss }).click();
  await expect(note).toHaveCount(0);
  await page.locator('[data-example="count"]').click();
  await expect(page).toHaveURL(/\?example=count&theme=dark$/);
});

test('a dropped file that is no picture is refused, and the page stays', async ({ page }) => {
  await open(page, '/en/model/');
  const stays = await page.locator('form').evaluate((form) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['words'], 'notes.txt', { type: 'text/plain' }));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    return !form.dispatchEvent(drop);
  });
  expect(stays).toBe(true);
  const problem = live.en.problems.picture('notes.txt', 'unreadable');
  await expect(page.locator('[data-problem="picture"]')).toHaveText(problem);
});

test('what is dragged is welcome only when it is a file', async ({ page }) => {
  await open(page, '/en/model/');
  const isWelcome = (kind: 'words' | 'file') =>
    page.locator('form').evaluate((form, dragged) => {
      const dataTransfer = new DataTransfer();
      if (dragged === 'words') dataTransfer.setData('text/plain', 'words');
      else dataTransfer.items.add(new File([''], 'a.png'));
      const over = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true });
      return !form.dispatchEvent(over);
    }, kind);
  expect([await isWelcome('words'), await isWelcome('file')]).toEqual([false, true]);
});

test('the focus goes to the next part when one is removed', async ({ page }) => {
  await open(page, '/en/model/');
  await page.getByRole('button', { name: en.prompt.clear }).click();
  await page.getByRole('button', { name: en.prompt.addWords }).click();
  await expect(page.locator('[data-part]')).toHaveCount(2);
  // Of three the second, whose place the third takes; then the last; then the only one, which an empty one replaces.
  await page.getByRole('button', { name: en.prompt.addWords }).click();
  for (const [place, next] of [
    [2, 2],
    [2, 1],
    [1, 1],
  ]) {
    await page.getByLabel(en.prompt.remove(place)).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(en.prompt.remove(next))).toBeFocused();
  }
});
