/** How the model's files come, over a real network. */

import { expect, open, test } from './lab';

test('a file that broke off is asked for from where it stopped', async ({ page }) => {
  const asked: (string | undefined)[] = [];
  const statuses: number[] = [];
  await page.route('**/model.safetensors', async (route) => {
    const { range } = await route.request().allHeaders();
    asked.push(range);
    const response = await route.fetch();
    statuses.push(response.status());
    const body = await response.body();
    // The first two answers end too soon.
    const isCut = asked.length <= 2;
    await route.fulfill({ response, body: isCut ? body.subarray(0, 1_000_000) : body });
  });
  await open(page, '/en/model/');
  await page.locator('html[data-model-ready]').waitFor({ state: 'attached' });
  expect(asked).toEqual([undefined, 'bytes=1000000-', 'bytes=2000000-']);
  expect(statuses).toEqual([200, 206, 206]);
});

test('what had come before loading failed is not fetched again', async ({ page, complaints }) => {
  const asked: (string | undefined)[] = [];
  let isDown = true;
  await page.route('**/model.safetensors', async (route) => {
    const { range } = await route.request().allHeaders();
    asked.push(range);
    if (range !== undefined && isDown) return route.fulfill({ status: 503, body: '' });
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: isDown ? body.subarray(0, 1_000_000) : body });
  });
  await open(page, '/en/model/');
  const status = page.locator('[data-model-status="failed"]');
  await expect(status).toContainText('503');
  isDown = false;
  await status.getByRole('button').click();
  await page.locator('html[data-model-ready]').waitFor({ state: 'attached' });
  expect(asked.filter((range) => range === undefined)).toHaveLength(1);
  expect(asked.at(-1)).toBe('bytes=1000000-');
  // A browser reports every 503 in its console.
  expect(complaints.filter((line) => !line.includes('503'))).toEqual([]);
  complaints.length = 0;
});
