import type { APIRequestContext } from '@playwright/test';
import { siteUrl } from '../scripts/site-url.js';
import { shared } from '../src/lib/player/widget/shared';
import { htmlLang, langs, type Lang } from '../src/lib/texts';
import { pages } from '../src/lib/ui/pages';
import { addressesOn } from '../src/lib/ui/addresses';
import { barriersOn } from './barriers';
import { discover, filterResult } from './hosts/wordpress-rules';
import { expect, test } from './lab';

const to = addressesOn(siteUrl);
/** The site is served at another port than it says of itself. */
const here = (address: string) => {
  expect(address.startsWith(to.site), address).toBe(true);
  return `/${address.slice(to.site.length)}`;
};

async function bytesOf(request: APIRequestContext, path: string): Promise<Buffer> {
  const response = await request.get(path, { maxRedirects: 0 });
  expect(response.status(), path).toBe(200);
  return response.body();
}

/** `content` or `href` of every tag of a head that has this attribute. */
function said(head: string, attribute: string): string[] {
  return [...head.matchAll(/<(?:meta|link)\b(?:"[^"]*"|[^">])*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(attribute))
    .map((tag) => / (?:content|href)="([^"]*)"/.exec(tag)?.[1].replaceAll('&amp;', '&') ?? '');
}

interface Told {
  readonly address: (lang: Lang) => string;
  readonly card: string;
}
const all: readonly Told[] = [
  ...pages.map((page) => ({ address: (lang: Lang) => to.page(lang, page), card: page })),
  ...shared.map(({ id }) => ({ address: (lang: Lang) => to.share(lang, id), card: id })),
];

test.describe('what others read of the site', () => {
  test.skip(({ browserName }) => browserName === 'firefox', 'No browser takes part.');

  test('every example: WordPress finds its widget and frames it', async ({ request }) => {
    for (const lang of langs) {
      for (const one of shared) {
        const page = await bytesOf(request, here(to.share(lang, one.id)));
        // Nothing that is written out stands before it.
        const link = page.indexOf('application/json+oembed');
        expect(link).toBeGreaterThan(0);
        expect(page.toString('utf8', 0, link)).not.toMatch(/<style|<script(?![^>]* src=)/);
        const file = discover(page);
        expect(file).toBe(to.oembed(lang, one.id));
        const answer = await bytesOf(request, `${here(file!)}?maxwidth=600&format=json`);
        const { html, type } = JSON.parse(answer.toString()) as { html: string; type: string };
        expect(type).toBe('rich');
        const framed = filterResult(html, 'aB3dE6gH9j');
        expect(framed).toContain('sandbox="allow-scripts"');
        const [, src] = / src="([^"]*)"/.exec(framed!)!;
        await bytesOf(request, here(src.replaceAll('&#038;', '&')).split('#')[0]);
      }
    }
  });

  test('every page: its title, picture and sisters, in whole addresses', async ({ request }) => {
    for (const { address, card } of all) {
      for (const lang of langs) {
        const html = (await bytesOf(request, here(address(lang)))).toString();
        const head = html.slice(0, html.indexOf('</head>'));
        expect(html).toContain(`<html lang="${htmlLang[lang]}"`);
        expect(said(head, 'rel="canonical"')).toEqual([address(lang)]);
        expect(said(head, 'hreflang=')).toEqual([...langs.map(address), address('en')]);
        for (const key of ['og:image"', 'twitter:image"'])
          expect(said(head, key)).toEqual([to.card(lang, card)]);
        for (const key of ['og:title', 'og:description', 'og:image:alt', 'twitter:title'])
          expect(said(head, key)).toEqual([expect.stringMatching(/\S/)]);
        const picture = await bytesOf(request, here(to.card(lang, card)));
        expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
      }
    }
  });

  test('the sitemap leads to pages that are there', async ({ request }) => {
    const robots = (await bytesOf(request, '/robots.txt')).toString();
    expect(robots).toContain(`Sitemap: ${to.sitemap}`);
    const map = (await bytesOf(request, here(to.sitemap))).toString();
    const locs = [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc);
    expect(new Set(locs).size).toBe(locs.length);
    expect(locs).toEqual(expect.arrayContaining(all.flatMap(({ address }) => langs.map(address))));
    for (const loc of locs) await bytesOf(request, here(loc));
  });
});

test('a page that hands an example on shows it live, and leads to the whole page', async ({
  page,
  browserName,
}) => {
  await page.goto('/zh/share/mask-text-first/');
  const title = await page.locator('h1').innerText();
  const widget = page.frameLocator(`iframe[title="${title}"]`);
  await expect(widget.locator('[data-tensor="attn"]')).toHaveAttribute('data-shape', '2,1,4,6');
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  // The same page for axe, which takes ten times as long in Firefox.
  if (browserName === 'chromium') expect(await barriersOn(page)).toEqual([]);
  await page.locator('a.strong').click();
  await expect(page).toHaveURL(/\/zh\/mask\/\?t=\.\.\.I,\.\.I\.&step=zero_rows$/);
  await expect(page.locator('[data-stage="zero_rows"]')).toBeVisible();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test.skip(({ browserName }) => browserName === 'firefox', 'Playwright leaves scripts on there.');

  test('a picture of the example is seen in its place, and the way on', async ({ page }) => {
    await page.goto('/en/share/tiny-flamingo-clip/');
    await expect(page.locator('main img')).toHaveJSProperty('naturalWidth', 1200);
    await expect(page.locator('main img')).toHaveAttribute('alt', /What happens in four frames/);
    await expect(page.locator('a.strong')).toHaveAttribute('href', /model\/\?example=clip$/);
  });
});
