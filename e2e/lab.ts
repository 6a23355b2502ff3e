/** What the tests need of a page: open it when it is interactive, read tensors from its cells, compare with the core. */

import { test as base, expect, type Page } from '@playwright/test';
import { toFlat } from '../src/lib/tensor';
import { run, type StepId, type TensorName } from '../src/lib/trace';
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

/**
 * Has an open page read another query of its address, as Back and Forward do. Loading it anew costs many times as much, and
 * would test the server.
 *
 * @returns the query as the browser writes it
 */
export async function reread(page: Page, query: string): Promise<string> {
  return page.evaluate((search) => {
    history.replaceState(history.state, '', `${location.pathname}?${search}`);
    dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }));
    return location.search;
  }, query);
}

/** Goes to a step of the example in a query, on a page of the Lab that stands open at another step. */
export async function goTo(page: Page, query: string, step: StepId): Promise<void> {
  await reread(page, [query, `step=${step}`].filter(Boolean).join('&'));
  await page.locator(`[data-stage="${step}"]`).waitFor();
}

/** tensor → index → data-value of every cell on the page. */
export async function allCellsOf(page: Page): Promise<Record<string, Record<string, string>>> {
  const cells = await page.locator('[data-tensor] [data-index]').evaluateAll((all) =>
    all.map((cell) => {
      const { index = '', value = '' } = (cell as HTMLElement).dataset;
      const { tensor = '' } = cell.closest<HTMLElement>('[data-tensor]')!.dataset;
      return [tensor, index, value] as const;
    }),
  );
  const found: Record<string, Record<string, string>> = {};
  for (const [tensor, index, value] of cells) (found[tensor] ??= {})[index] = value;
  return found;
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
