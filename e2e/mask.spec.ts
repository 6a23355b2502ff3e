import { stepIds, type TensorName } from '../src/lib/trace';
import { allCellsOf, cellsOf, expect, expected, goTo, open, reread, test, valuesOf } from './lab';

test.describe('the worked example of the study note', () => {
  test('shows media_time, text_time and the mask as OpenFlamingo has them', async ({ page }) => {
    await open(page, '/en/mask/?step=media_time');
    expect(await valuesOf(page, 'media_time')).toEqual([1, 2, 3]);
    await open(page, '/en/mask/?step=mask');
    expect(await valuesOf(page, 'text_time')).toEqual([0, 1, 1, 1, 0, 0, 1, 1]);
    const [none, first] = [
      [0, 0, 0, 0, 0, 0],
      [1, 1, 0, 0, 0, 0],
    ];
    expect(await valuesOf(page, 'text_to_media_mask')).toEqual(
      [none, first, first, first, none, none, first, first].flat(),
    );
    const mask = page.locator('[data-tensor="text_to_media_mask"]');
    await expect(mask).toHaveAttribute('data-shape', '2,1,4,6');
    await expect(mask).toHaveAttribute('role', 'grid');
  });

  test('zero_rows: exact 0 before the first image in eq, 1/6 everywhere in ge', async ({
    page,
  }) => {
    const rows = ['0,0,0', '1,0,0', '1,0,1'];
    for (const [op, value] of [
      ['eq', 0],
      ['ge', Math.fround(1 / 6)],
    ] as const) {
      await open(page, `/en/mask/?op=${op}&step=zero_rows`);
      const cells = await cellsOf(page, 'attn');
      for (const row of rows) {
        for (let j = 0; j < 6; j++) expect(Number(cells[`${row},${j}`])).toBe(value);
      }
    }
  });
});

/** How many of a tensor's cells a step shows: one head of those that have heads, one sample's k and v. */
function shownOf(tensor: string, all: readonly string[]): number {
  const perHead = ['q_scaled', 'sim', 'sim_masked', 'amax', 'sim_shifted', 'exp_sum'];
  perHead.push('attn_softmax', 'attn', 'attn_sum', 'out_per_head');
  const heads = new Set(all.map((index) => index.split(',')[1])).size;
  const samples = new Set(all.map((index) => index.split(',')[0])).size;
  if (tensor === 'k' || tensor === 'v') return all.length / heads / samples;
  return perHead.includes(tensor) ? all.length / heads : all.length;
}

for (const query of [
  '',
  't=.I.I,I.I.&op=ge&heads=2&head=1',
  'cached=1&t=.I..,I.I.&new=3',
  'dtype=bf16&t=I.I.I.,_I.I.I&img=2&n=1',
]) {
  test(`every cell of every step has the value that the core computes (${query || 'default'})`, async ({
    page,
  }) => {
    let seen = 0;
    await open(page, `/en/mask/?${query}`);
    const grids = page.locator('[data-tensor]:has([data-index])');
    for (const step of stepIds) {
      await goTo(page, query, step);
      const shown = Object.entries(await allCellsOf(page));
      expect(shown.length).toBeGreaterThan(0);
      await expect(grids).toHaveCount(shown.length);
      for (const [tensor, cells] of shown) {
        const all = expected(query, tensor as TensorName);
        expect(all).toMatchObject(cells);
        expect(Object.keys(cells)).toHaveLength(shownOf(tensor, Object.keys(all)));
        seen += Object.keys(cells).length;
      }
      const bare = page.locator('[role="gridcell"]:not([data-index][data-value])');
      expect(await bare.count()).toBe(0);
    }
    expect(seen).toBeGreaterThan(300);
  });
}

test('the same step shows the same frame by any route', async ({ page }) => {
  const frame = () => page.locator('[data-stage]').innerHTML();
  await open(page, '/en/mask/?step=softmax');
  const direct = await frame();
  await open(page, '/en/mask/');
  for (let i = 0; i < 9; i++) await page.keyboard.press('PageDown');
  expect(await frame()).toBe(direct);
  for (let i = 0; i < 3; i++) await page.keyboard.press('PageDown');
  for (let i = 0; i < 3; i++) await page.keyboard.press('PageUp');
  expect(await frame()).toBe(direct);
  await page.getByRole('slider', { name: 'Step' }).fill('0');
  await page.getByRole('slider', { name: 'Step' }).fill('9');
  expect(await frame()).toBe(direct);
});

test('switching eq to ge changes only the cells that differ, and says how many', async ({
  page,
}) => {
  await open(page, '/en/mask/?t=.I.I,I.I.&step=mask');
  await page.getByRole('button', { name: /^ge/ }).click();
  await expect(page.locator('[data-tensor="text_to_media_mask"] .changed')).toHaveCount(6);
  await expect(page.locator('[aria-live="polite"]')).toContainText(
    '6 of 48 cells of text_to_media_mask changed',
  );
  await expect(page).toHaveURL(/op=ge/);
});

test('reading a cell lights its sources and writes the sentence with the numbers in it', async ({
  page,
}) => {
  await open(page, '/en/mask/?step=mask');
  await page.locator('[data-tensor="text_to_media_mask"] [data-index="1,0,3,2"]').hover();
  const inspector = page.getByRole('region', { name: 'The cell' });
  await expect(inspector).toContainText(
    'text_to_media_mask[1, 0, 3, 2] = text_time[1, 3] == media_time[2 // 2]',
  );
  await expect(inspector).toContainText('= 1 == 2 = False');
  await expect(page.locator('[data-tensor="text_time"] .lit')).toHaveAttribute('data-index', '1,3');
  await expect(page.locator('[data-tensor="media_time_repeated"] .lit')).toHaveAttribute(
    'data-index',
    '0,0,0,2',
  );
});

test('code and cells point at each other', async ({ page }) => {
  await open(page, '/en/mask/?step=mask');
  await page.locator('[data-step="mask"]', { hasText: 'text_to_media_mask' }).hover();
  await expect(page.locator('[data-tensor="text_to_media_mask"]')).toHaveClass(/brushed/);
  await page.locator('[data-tensor="text_time"] [data-index="0,1"]').hover();
  await expect(page.locator('li.lit')).toContainText('text_time');
  for (const step of stepIds) {
    await goTo(page, '', step);
    await expect(page.locator('li.now').first()).toHaveAttribute('data-step', step);
  }
});

test('the second tab shows our own TypeScript of the step', async ({ page }) => {
  await open(page, '/en/mask/?step=softmax');
  await page.getByRole('tab', { name: 'Our TypeScript' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('softmax(sim_shifted, -1)');
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('tabpanel')).toContainText('amax(scores, -1, true)');
});

test('no picture at all: the page says where the real code stops, and why', async ({ page }) => {
  await open(page, '/en/mask/?img=0&step=amax');
  await expect(page.locator('[data-stage]')).toContainText(
    'amax(): Expected reduction dim -1 to have non-zero size.',
  );
  for (const step of stepIds) {
    await goTo(page, 'img=0', step);
    await expect(page.locator('[data-stage]')).not.toBeEmpty();
  }
});

test('a gate of 0 is bit-identical, an open one is not', async ({ page }) => {
  await open(page, '/en/mask/?gate=0&step=gate');
  await expect(page.locator('[data-stage]')).toContainText('Bit-identical to the input');
  const [before, after] = [await valuesOf(page, 'lang_x'), await valuesOf(page, 'after_attn')];
  expect(after).toEqual(before);
  await page.getByLabel('attn_gate', { exact: true }).first().fill('1');
  await expect(page).toHaveURL(/gate=1/);
  expect(await valuesOf(page, 'after_attn')).not.toEqual(before);
});

test('places do not move: not from mask to zero_rows, not with an edit', async ({ page }) => {
  const places = (...names: string[]) =>
    page.evaluate((names) => {
      return names.map((name) => {
        // On the page, not in the window: what is clicked may first be scrolled into sight.
        const { x, y } = document.querySelector(name)!.getBoundingClientRect();
        return [Math.round(x + window.scrollX), Math.round(y + window.scrollY)];
      });
    }, names);
  for (const query of ['', 'heads=2&', 'op=ge&']) {
    await open(page, `/en/mask/?${query}step=broadcast`);
    const both = ['[data-tensor="input_ids"]', '.inspector'];
    const [chips, inspector] = await places(...both);
    for (const step of stepIds.slice(5, 11)) {
      await page.keyboard.press('PageDown');
      await expect(page.locator(`[data-stage="${step}"]`)).toBeVisible();
      expect(await places(...both), step).toEqual([chips, inspector]);
    }
    await page.locator('[data-tensor="input_ids"] [data-index="0,3"]').click();
    expect(await places('.inspector')).toEqual([inspector]);
  }
});

test('drawn rows keep step with their tokens in every step', async ({ page }) => {
  for (const query of [
    't=..I.....I.......I..I......I.........I.......I...........I.......&img=8&n=8',
    't=.I&img=8&n=64',
  ]) {
    await open(page, `/en/mask/?${query}`);
    for (const step of stepIds.slice(5)) {
      await goTo(page, query, step);
      const heights = await page
        .locator('[data-stage] [data-tensor]:not([data-tensor="k"], [data-tensor="v"])')
        .evaluateAll((grids) =>
          grids
            .map((grid) => grid.getBoundingClientRect())
            .filter(({ height }) => height > 60)
            .map(({ height }) => Math.round(height)),
        );
      expect(Math.max(...heights) - Math.min(...heights), step).toBeLessThanOrEqual(3);
    }
  }
});

test('a long text is drawn, with live cells around the focus', async ({ page }) => {
  const query = 't=..I.....I.......I..I......I.........I.......I...........I.......&img=8&n=8';
  await open(page, `/en/mask/?${query}&step=mask`);
  const grid = page.locator('[data-tensor="text_to_media_mask"]');
  await expect(grid).toHaveAttribute('aria-rowcount', '64');
  expect(expected(query, 'text_to_media_mask')).toMatchObject(
    await cellsOf(page, 'text_to_media_mask'),
  );
  await grid.locator('[tabindex="0"]').focus();
  await page.keyboard.press('Control+End');
  await expect(grid.locator('[data-index="0,0,63,63"]')).toBeFocused();
  expect(expected(query, 'text_to_media_mask')).toMatchObject(
    await cellsOf(page, 'text_to_media_mask'),
  );
  // An edit is outlined in the live window as it is among live cells.
  await page.locator('[data-tensor="input_ids"] [data-index="0,63"]').click();
  await grid.locator('[tabindex="0"]').focus();
  await expect(grid.locator('[data-index="0,0,63,63"]')).toHaveClass(/changed/);
  const painted = await grid.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  expect(painted).toBeGreaterThan(3);
});

test('a large grid whose part of the program cannot be fetched is drawn as live cells', async ({
  page,
  complaints,
}) => {
  const query = 't=..I.....I.......I..I......I.........I.......I...........I.......&img=8';
  await open(page, `/en/mask/?${query}&n=3&step=mask`);
  await page.route('**/_app/**', (route) => route.abort());
  await reread(page, `${query}&n=4&step=mask`);
  const cells = page.locator('[data-tensor="text_to_media_mask"] [data-index]');
  await expect(cells).toHaveCount(64 * 32);
  expect(await cellsOf(page, 'text_to_media_mask')).toEqual(
    expected(`${query}&n=4`, 'text_to_media_mask'),
  );
  // The browser may report the request; an exception would be ours.
  expect(complaints.filter((line) => line.startsWith('exception'))).toEqual([]);
  complaints.splice(0);
});
