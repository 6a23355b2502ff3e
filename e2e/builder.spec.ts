import { expectNoBarrier } from './barriers';
import { expect, hostHtml, test } from './hosts/host';
import { open } from './lab';

test('a widget is put together by keyboard, and the snippet shows the very state', async ({
  page,
  host,
}) => {
  await open(page, '/en/embed/');
  const frame = page.locator('iframe[data-preview="frame"]');
  await expect(frame).toHaveAttribute('src', /\/embed\/mask\/$/);

  await page.getByRole('radio', { name: /^Softmax/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('combobox', { name: 'Example' }).selectOption('two-images');
  await page.getByRole('radio', { name: 'Small' }).check();
  await page.getByRole('checkbox', { name: 'Sentence about a cell' }).check();
  const query = 't=.I.I,I.I.&ui=min&hide=inspector';
  await expect(frame).toHaveAttribute('src', `${host.site}/embed/softmax/?${query}`);
  await expect(page).toHaveURL(/widget=softmax&query=t%3D\.I\.I,I\.I\.%26ui%3Dmin/);

  const code = await page.locator('[data-snippet="script"] code').innerText();
  await host.open({ html: hostHtml('', `<h1>An article</h1>${code}`) });
  await page.frameLocator('iframe').locator('[data-tensor="attn_softmax"]').waitFor();
  const state = page.evaluate(
    () =>
      new Promise((resolve) => {
        const { contentWindow } = document.querySelector('iframe')!;
        addEventListener(
          'message',
          ({ data, source }: MessageEvent<{ type: string; state: string }>) => {
            if (source === contentWindow && data.type === 'flamingo:change') resolve(data.state);
          },
        );
        contentWindow!.postMessage({ type: 'flamingo:get', v: 1 }, '*');
      }),
  );
  expect(await state).toBe(query);
});

test('what is played in the preview is taken over, and a link of the Lab too', async ({ page }) => {
  await open(page, '/zh/embed/?widget=gate');
  const preview = page.frameLocator('iframe[data-preview="frame"]');
  await preview.getByRole('button', { name: '上一步' }).click();
  await page.getByRole('button', { name: '采用预览里的样子' }).click();
  await expect(page.locator('iframe[data-preview="frame"]')).toHaveAttribute(
    'src',
    /\/embed\/gate\/\?step=out&lang=zh$/,
  );

  await page
    .getByRole('textbox', { name: '或者粘贴' })
    .fill('https://example.org/en/mask/?t=I..&step=sim&nonsense=1');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-pasted="taken"]')).toBeVisible();
  await expect(page.locator('[data-dropped]')).toHaveText([/nonsense/, /step/]);
});

test('what is changed in either preview can be taken over', async ({ page }) => {
  await open(page, '/en/embed/');
  const use = page.getByRole('button', { name: 'Use what it shows' });
  await page
    .frameLocator('iframe[data-preview="frame"]')
    .getByRole('button', { name: /^ge/ })
    .click();
  await use.click();
  await expect(page.locator('[data-snippet="iframe"] code')).toContainText('/embed/mask/?op=ge');
  await expect(use).toBeHidden();

  await page.goto('/en/embed/?widget=gate');
  await page.getByRole('radio', { name: 'As an element' }).check();
  await page.locator('flamingo-gate input[type="range"]').first().focus();
  await page.keyboard.press('ArrowRight');
  await use.click();
  await expect(page.locator('[data-snippet="element"] code')).toContainText('gate="');
});

test('the same widget as an element shows the same cells', async ({ page }) => {
  await open(page, '/en/embed/?query=t%3D.I.I,I.I.');
  const cells = (root: ReturnType<typeof page.locator>) =>
    root
      .locator('[data-tensor="text_to_media_mask"] [data-index]')
      .evaluateAll((all) => all.map((cell) => (cell as HTMLElement).dataset.value));
  const framed = page.frameLocator('iframe[data-preview="frame"]').locator('.widget');
  await framed.locator('[data-tensor="text_to_media_mask"]').waitFor();
  const inFrame = await cells(framed);
  expect(inFrame).toHaveLength(48);
  await page.getByRole('radio', { name: 'As an element' }).check();
  const element = page.locator('[data-preview="element"] flamingo-mask');
  await element.locator('[data-tensor="text_to_media_mask"]').waitFor();
  expect(await cells(element)).toEqual(inFrame);
});

for (const lang of ['en', 'zh']) {
  test(`no barrier in the builder, nothing beside the page at 360 pixels (${lang})`, async ({
    page,
    browserName,
  }) => {
    await open(page, `/${lang}/embed/`);
    await page
      .frameLocator('iframe[data-preview="frame"]')
      .locator('[data-tensor="text_to_media_mask"]')
      .waitFor();
    await expectNoBarrier(page, browserName);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
  });
}
