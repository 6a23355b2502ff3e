/** Widgets in the pages of others: each kind of host that there is, on an origin of its own. */

import type { Page } from '@playwright/test';
import { deck, deckScript, deckStyle } from './hosts/reveal';
import { article, wpEmbed } from './hosts/wordpress-page';
import { discover, filterResult } from './hosts/wordpress-rules';
import { siteUrl } from '../scripts/site-url.js';
import { masks, maskOf } from './hosts/masks';
import { expect, heightsOf, hostHtml, tabUntil, test } from './hosts/host';

type WidgetElement = HTMLElement & {
  getState(): string;
  setState(query: string): void;
  goStep(step: string): void;
};

/** Before and behind a figure there is something to tab to, and enough text to scroll. */
const around = (figure: string): string =>
  `<p style="height: 1500px"><a id="before" href="#before">before</a></p>${figure}<p style="height: 1500px"><a id="after" href="#after">after</a></p>`;

const iframe = (src: string, more = ''): string =>
  `<iframe src="${src}" title="A figure" width="100%" height="300" style="border: 0" ${more}></iframe>`;

const frameOf = (page: Page) => page.frameLocator('iframe');

test('an iframe in a plain page takes its height, and neither focus nor place', async ({
  page,
  host,
}) => {
  const src = `${host.site}/embed/mask/?t=.I.I,I.I.`;
  await host.open({
    html: hostHtml(
      '',
      around(iframe(src)) + `<script src="${host.site}/widgets/host.js"></script>`,
    ),
  });
  await frameOf(page).locator('[data-stage]').waitFor();
  await expect.poll(async () => (await heightsOf(page)).frame).toBeGreaterThan(400);
  const { frame, said, scroll, focus } = await heightsOf(page);
  expect(said.length).toBeLessThanOrEqual(2);
  expect(frame).toBe(said.at(-1));
  expect([scroll, focus]).toEqual([0, 'BODY']);
  expect(await masks(frameOf(page))).toEqual(maskOf('t=.I.I,I.I.'));
  await page.locator('#before').focus();
  await tabUntil(page, 'after');
});

test('elements work under a strict policy, and look as they do on the site', async ({
  page,
  host,
}) => {
  const { site } = host;
  await host.open({
    policy: `default-src 'none'; script-src 'self' ${site}; style-src 'self'; img-src 'self'; frame-src ${site}; require-trusted-types-for 'script'`,
    files: { '/host.css': '* { letter-spacing: 4px } .cell { display: none } b, p { color: red }' },
    html: hostHtml(
      '<link rel="stylesheet" href="/host.css">',
      `<p class="cell">ours</p><flamingo-mask t=".I.I,I.I." step="mask"></flamingo-mask><iframe src="${site}/embed/gate/" title="A gate"></iframe><script type="module" src="${site}/widgets/flamingo-mask.js"></script>`,
    ),
  });
  const allowed = page.locator('flamingo-mask [data-tensor="text_to_media_mask"] .allowed').first();
  await expect(allowed).toHaveCSS('display', 'flex');
  await expect(allowed).toHaveCSS('letter-spacing', 'normal');
  await expect(allowed).toHaveCSS('width', '42px');
  await expect(page.locator('flamingo-mask .widget')).toHaveCSS(
    'background-color',
    'rgb(255, 250, 245)',
  );
  await expect(page.locator('p.cell')).toHaveCSS('display', 'none');
  expect(await masks(page)).toEqual(maskOf('t=.I.I,I.I.'));
  await expect(page.frameLocator('iframe').locator('[data-stage="gate"]')).toBeVisible();
});

test('a sandboxed frame works in its opaque origin and obeys the page around it', async ({
  page,
  host,
}) => {
  const { site } = host;
  await host.open({
    html: hostHtml(
      '',
      around(iframe(`${site}/embed/mask/?step=softmax`, 'sandbox="allow-scripts"')),
    ),
  });
  await frameOf(page).locator('[data-stage="softmax"]').waitFor();
  const said = await page.evaluate(async (site) => {
    const client = `${site}/widgets/client.js`;
    const { connect } = (await import(client)) as typeof import('../src/embed/client');
    const frame = document.querySelector('iframe')!;
    const widget = connect(frame);
    const heard: string[] = [];
    widget.subscribe(({ type, ...rest }) => heard.push(`${type} ${JSON.stringify(rest)}`));
    for (const hostile of [
      null,
      1,
      'x',
      {},
      { type: 'flamingo:set', v: 2, state: 't=I' },
      { type: 'flamingo:set', v: 1, state: 7 },
    ])
      frame.contentWindow!.postMessage(hostile, '*');
    const before = await widget.getState();
    widget.setState('t=.I.I,I.I.&step=mask&lang=zh');
    widget.step('amax');
    const after = await widget.getState();
    widget.step('nowhere');
    // Answers come in order: when this one has, the complaint has, too.
    await widget.getState();
    widget.close();
    return { before, after, errors: heard.filter((text) => text.startsWith('flamingo:error')) };
  }, site);
  expect(said.before).toBe('step=softmax');
  expect(said.after).toBe('t=.I.I,I.I.&step=amax&lang=zh');
  expect(said.errors).toHaveLength(1);
  await expect(frameOf(page).locator('[data-stage="amax"]')).toBeVisible();
});

test('two widgets on a page know nothing of each other, and keep their state when they are moved', async ({
  page,
  host,
}) => {
  await host.open({
    html: hostHtml(
      `<script type="module" src="${host.site}/widgets/flamingo-mask.js"></script>`,
      `<div id="one"></div><flamingo-mask id="a" ui="min"></flamingo-mask><flamingo-text-time id="b" state="step=sequence&amp;ui=min"></flamingo-text-time>`,
    ),
  });
  await page.locator('#b [data-stage]').waitFor();
  const told = await page.evaluate(() => {
    const [a, b] = ['a', 'b'].map((id) => document.getElementById(id) as WidgetElement);
    const told: string[] = [];
    for (const element of [a, b])
      for (const type of ['step', 'change', 'error'])
        element.addEventListener(type, (event) =>
          told.push(
            `${element.id} ${type} ${(event as CustomEvent<{ step: string }>).detail.step}`,
          ),
        );
    a.goStep('softmax');
    document.getElementById('one')!.append(a);
    return {
      told,
      a: a.getState(),
      attribute: a.getAttribute('step'),
      property: (a as unknown as { step: string }).step,
      b: b.getState(),
    };
  });
  expect(told).toEqual({
    told: ['a step softmax', 'a change softmax'],
    a: 'step=softmax&ui=min',
    attribute: 'softmax',
    property: 'softmax',
    b: 'step=sequence&ui=min',
  });
  await expect(page.locator('#one #a [data-stage="softmax"]')).toBeVisible();
  await page.locator('#a').evaluate((element) => element.setAttribute('step', 'gate'));
  await expect(page.locator('#a [data-stage="gate"]')).toBeVisible();
  await expect(page.locator('#b [data-stage="sequence"]')).toBeVisible();
});

test('WordPress finds a figure, frames it in a sandbox, and gives it a height of at most 1000', async ({
  page,
  request,
  host,
}) => {
  // The site is built for one address and served from another here.
  const here = (text: string) => text.replaceAll(siteUrl, host.site);
  const shared = await request.get(`${host.site}/en/share/mask-text-first/`);
  const found = discover(new Uint8Array(await shared.body()));
  const { html } = (await (await request.get(here(found!))).json()) as { html: string };
  await host.open({
    files: { '/wp-embed.js': wpEmbed },
    html: article(filterResult(here(html), 'aB3dE5gH7j')!),
  });
  await frameOf(page).locator('[data-stage]').waitFor();
  const clamped = (height: number) => Math.max(200, Math.min(1000, height));
  await expect
    .poll(async () => {
      const { frame, said } = await heightsOf(page);
      return said.length > 0 && Math.abs(frame - clamped(said.at(-1)!)) <= 4;
    })
    .toBe(true);
  expect((await heightsOf(page)).said.length).toBeLessThanOrEqual(2);
  // Higher than its frame, it scrolls inside, and its last line can be reached.
  await frameOf(page)
    .getByRole('link', { name: /cell by cell/ })
    .scrollIntoViewIfNeeded();
  await expect(frameOf(page).getByRole('link', { name: /cell by cell/ })).toBeInViewport();
});

test('a narrow dark Chinese blog has a figure in its width, theme and language', async ({
  page,
  host,
}) => {
  await host.open({
    html: hostHtml(
      '<style>body { background: #111; color: #ddd; margin: 0 } main { width: 320px }</style>',
      `<main><h1>Markdown</h1><flamingo-mask lang="zh"></flamingo-mask></main><script type="module" src="${host.site}/widgets/flamingo-mask.js"></script>`,
    ),
  });
  const widget = page.locator('flamingo-mask .widget');
  await expect(widget).toHaveAttribute('data-theme', 'dark');
  await expect(widget).toHaveAttribute('lang', 'zh-CN');
  expect(await page.evaluate(() => document.querySelector('main')!.scrollWidth)).toBe(320);
  await page.evaluate(() => (document.body.style.background = '#fff'));
  await expect(widget).toHaveAttribute('data-theme', 'light');
});

test('on a slide that was hidden and is scaled it keeps its keys, and lets others go', async ({
  page,
  host,
}) => {
  await host.open({
    files: { '/deck.js': deckScript, '/deck.css': deckStyle },
    html: deck(
      '<h1>First</h1>',
      `<flamingo-softmax ui="min"></flamingo-softmax><script type="module" src="${host.site}/widgets/flamingo-mask.js"></script>`,
    ),
  });
  await page.keyboard.press('ArrowRight');
  const cell = page.locator('flamingo-softmax [data-tensor="attn_softmax"] [data-index]').first();
  await cell.focus();
  await page.keyboard.press('ArrowRight');
  await expect(cell.locator('xpath=following-sibling::*[1]')).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(page.locator('flamingo-softmax [data-stage="zero_rows"]')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => (window as unknown as { keys: string[] }).keys)).toEqual([
    'ArrowRight',
    'Escape',
  ]);
});
