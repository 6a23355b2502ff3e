/** The widgets that run the model, in pages of other origins, under their policies, and in a file. */

import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { ask } from '../scripts/ask/ask';
import { MODEL_FOLDER, openFolder } from '../scripts/ask/model-folder';
import {
  EXAMPLE_FOLDER,
  exampleFiles,
  expectedAnswer,
  wordsOf,
  type ExampleId,
} from '../src/lib/flamingo/examples';
import { carriedFiles } from '../src/lib/player/widget/carried-files';
import { singleFile } from '../src/lib/ui/embed/single-file';
import { barriersOn } from './barriers';
import { expect, test } from './model-host';

const script = (site: string) =>
  `<script type="module" src="${site}/widgets/flamingo-tiny.js"></script>`;

/** What a widget says, once it is whole, and how likely its first word was. */
async function saidIn(widget: Locator): Promise<[answer: string, p: number]> {
  const answer = widget.locator('[data-answer]');
  await answer.waitFor({ timeout: 30_000 });
  const [text, p] = [await answer.getAttribute('data-answer'), await answer.getAttribute('data-p')];
  return [wordsOf(text ?? ''), Number(p)];
}

async function expectAsAsked(widget: Locator, id: ExampleId): Promise<void> {
  const { tokens } = await ask(
    join(MODEL_FOLDER, EXAMPLE_FOLDER, exampleFiles[id]),
    openFolder(MODEL_FOLDER),
  );
  const [answer, p] = await saidIn(widget);
  expect(answer).toBe(expectedAnswer(exampleFiles[id]));
  // Kernels add in different orders.
  expect(p).toBeCloseTo(tokens[0].p, 4);
}

test('a frame on another site answers as the command does, in a worker', async ({ page, host }) => {
  const src = `${host.site}/embed/tiny-flamingo/?example=count`;
  await host.show(page, `<iframe title="x" src="${src}" width="700" height="800"></iframe>`);
  await expectAsAsked(page.frameLocator('iframe').locator('tiny-flamingo'), 'count');
  expect(page.workers()).toHaveLength(1);
});

for (const [query, width] of [
  ['tiny-flamingo/', 360],
  ['few-shot/?shots=2', 700],
  ['few-shot/?shots=2', 360],
] as const) {
  test(`${query} in a frame of ${width} px has its height within two messages, and tells of no change by itself`, async ({
    page,
    host,
  }) => {
    const src = `${host.site}/embed/${query}`;
    await page.addInitScript(() => {
      const said: (string | number)[] = ((window as unknown as { said: unknown }).said = []);
      type Told = { type?: string; height: number; state: string };
      addEventListener('message', ({ data }: MessageEvent<Told>) => {
        if (data.type === 'flamingo:resize') said.push(data.height);
        else if (data.type === 'flamingo:change') said.push(data.state);
      });
    });
    await host.show(page, `<iframe title="x" src="${src}" width="${width}" height="900"></iframe>`);
    const widget = page.frameLocator('iframe').locator('tiny-flamingo, flamingo-few-shot');
    await saidIn(widget);
    await expect(widget).toHaveJSProperty('isBusy', false);
    const height = await widget.evaluate((element) => element.getBoundingClientRect().height);
    const said = () => page.evaluate(() => (window as unknown as { said: unknown[] }).said);
    await expect.poll(async () => (await said()).at(-1)).toBe(Math.ceil(height));
    expect((await said()).filter((one) => typeof one === 'string')).toEqual([]);
    expect((await said()).length, String(await said())).toBeLessThanOrEqual(2);
  });
}

test('a frame in a sandbox, without an origin of its own, answers too', async ({ page, host }) => {
  const src = `${host.site}/embed/tiny-flamingo/?ui=min`;
  await host.show(
    page,
    `<iframe title="x" sandbox="allow-scripts" src="${src}" width="700" height="400"></iframe>`,
  );
  await expectAsAsked(page.frameLocator('iframe').locator('tiny-flamingo'), 'name');
});

test('elements under a strict policy answer on the page itself, each for itself', async ({
  page,
  host,
}) => {
  // The one line that a page cannot avoid: whether it may have a worker is only known by trying.
  host.allowed = /worker/i;
  const policy = `default-src 'none'; script-src 'self' ${host.site}; style-src 'self'; img-src ${host.site}; connect-src ${host.site}`;
  await host.show(
    page,
    `${script(host.site)}<tiny-flamingo id="a"></tiny-flamingo><tiny-flamingo id="b" ui="min" example="count"></tiny-flamingo>`,
    policy,
  );
  const [a, b] = [page.locator('#a'), page.locator('#b')];
  await expectAsAsked(a, 'name');
  await expectAsAsked(b, 'count');
  expect(page.workers()).toHaveLength(0);
  await b.locator('[data-example="question"]').click();
  await expect(b).toHaveAttribute('example', 'question');
  await expect(async () => expect((await saidIn(b))[0]).toBe('in forests')).toPass();
  expect((await saidIn(a))[0]).toBe('panda');
  await expect(a).not.toHaveAttribute('example');
});

test('where nothing can be fetched a widget says why', async ({ page, host }) => {
  host.allowed = /./;
  await host.show(
    page,
    `${script(host.site)}<flamingo-few-shot></flamingo-few-shot>`,
    `default-src 'none'; script-src ${host.site}`,
  );
  await expect(page.locator('[data-cut-off]')).toContainText(host.site, { timeout: 20_000 });
  await expect(page.locator('[data-cut-off]')).toContainText('connect-src');
});

test('nothing of the model is fetched before a widget comes near', async ({ page, host }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await host.show(
    page,
    `${script(host.site)}<p style="height: 5000px"></p><flamingo-few-shot shots="1"></flamingo-few-shot>`,
  );
  const widget = page.locator('flamingo-few-shot');
  await widget.locator('h2').first().waitFor();
  expect(fetched.filter((path) => path.includes('/models/'))).toEqual([]);
  await widget.scrollIntoViewIfNeeded();
  const [answer] = await saidIn(widget);
  expect(answer).toContain('it is found in');
  await widget.getByRole('slider').fill('0');
  await expect(widget.locator('[data-answer]')).toHaveAttribute('data-shots', '0');
  await expect(widget).toHaveAttribute('shots', '0');
});

test('a file that holds everything answers from the disk, with the network off', async ({
  page,
  host,
  context,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('request', (request) => {
    if (request.url().startsWith('http')) complaints.push(request.url());
  });
  const fetchBytes = async (path: string) => new Uint8Array(await readFile(join('build', path)));
  const folder = await mkdtemp(join(tmpdir(), 'flamingo-'));
  await context.setOffline(true);
  for (const [id, state, tag] of [
    ['tiny-flamingo', 'example=new_word', 'tiny-flamingo'],
    ['few-shot', 'ui=min&shots=1', 'flamingo-few-shot'],
  ] as const) {
    const carried = carriedFiles[id];
    const file = join(folder, `${id}.html`);
    await writeFile(
      file,
      await singleFile(id, state, 'en', {
        siteUrl: host.site,
        fetchBytes,
        carried,
      }),
    );
    await page.goto(pathToFileURL(file).href);
    const [answer] = await saidIn(page.locator(tag));
    expect(answer).toContain(id === 'few-shot' ? 'found' : 'dax');
  }
  expect(complaints).toEqual([]);
});

async function noBarrierIn(page: Page, theme: string, lang: string): Promise<void> {
  for (const tag of ['tiny-flamingo', 'flamingo-few-shot']) {
    await saidIn(page.locator(tag));
  }
  expect(await barriersOn(page), `${theme} ${lang}`).toEqual([]);
}

test('no barrier in either widget, whatever its theme and language', async ({
  page,
  host,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'axe takes ten times as long there');
  test.slow();
  for (const [theme, lang, ui] of [
    ['light', 'en', 'embed'],
    ['dark', 'zh', 'full'],
    ['dark', 'en', 'min'],
    ['light', 'zh', 'embed'],
  ]) {
    const says = `theme="${theme}" lang="${lang}" ui="${ui}"`;
    await host.show(
      page,
      `${script(host.site)}<tiny-flamingo ${says} op="ge"></tiny-flamingo><flamingo-few-shot ${says}></flamingo-few-shot>`,
    );
    await noBarrierIn(page, theme, lang);
  }
});
