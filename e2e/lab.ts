/** What the tests need of a page: open it when it is interactive, read tensors from its cells, compare with the core. */

import { test as base, expect, type Page } from '@playwright/test';
import { toFlat } from '../src/lib/tensor';
import { run, type TensorName } from '../src/lib/trace';
import { readState } from '../src/lib/player/url';

export { expect };

/** Every page of every test: no console error, no failed request, none to another origin. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
      page.on('requestfailed', (request) => {
        // A page that is left may leave requests behind; that is no failure.
        const why = request.failure()?.errorText ?? '';
        if (!/abort/i.test(why)) complaints.push(`failed: ${request.url()} ${why}`);
      });
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== baseURL)
          complaints.push(`foreign: ${request.url()}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

/** index → data-value of every cell of a tensor on the page. */
export async function cellsOf(page: Page, tensor: string): Promise<Record<string, string>> {
  return page
    .locator(`[data-tensor="${tensor}"] [data-index]`)
    .evaluateAll((cells) =>
      Object.fromEntries(
        cells.map((cell) => [
          (cell as HTMLElement).dataset.index ?? '',
          (cell as HTMLElement).dataset.value ?? '',
        ]),
      ),
    );
}

/** The numbers of a tensor on the page, in the order of its cells. */
export async function valuesOf(page: Page, tensor: string): Promise<number[]> {
  const cells = await cellsOf(page, tensor);
  return Object.values(cells).map((value) =>
    value === 'true' ? 1 : value === 'false' ? 0 : Number(value),
  );
}

/** What the core makes of the example in a query, as index → data-value. */
export function expected(query: string, tensor: TensorName): Record<string, string> {
  const view = run(readState(query).state.inputs).tensors[tensor]!;
  const stride = view.shape.map((_, axis) => view.shape.slice(axis + 1).reduce((a, n) => a * n, 1));
  return Object.fromEntries(
    toFlat(view).map((value, flat) => {
      const index = stride.map((step, axis) => Math.floor(flat / step) % view.shape[axis]);
      return [index.join(','), view.dtype === 'bool' ? String(value === 1) : String(value)];
    }),
  );
}
