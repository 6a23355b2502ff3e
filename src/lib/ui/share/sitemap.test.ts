import { describe, expect, it } from 'vitest';
import { shared } from '../../player/widget/shared';
import { notebookNames } from '../../texts/notebooks/names';
import { planIds } from '../../texts/teach/types';
import { pages } from '../pages';
import { addressesOn } from '../addresses';
import { robotsOf, sitemapOf } from './sitemap';

const to = addressesOn('https://example.org/flamingo');

describe('the sitemap', () => {
  const map = sitemapOf(to);
  const urls = [...map.matchAll(/<url><loc>(.*?)<\/loc>(.*?)<\/url>/g)];

  it('has every page, every lesson plan and every example in both languages', () => {
    const all = urls.map(([, loc]) => loc);
    // Beside the pages of the menu: notebooks, fourteen gotchas, the lesson plans and the worksheet.
    const within = notebookNames.length + 14 + planIds.length + 1;
    expect(new Set(all).size).toBe(2 * (pages.length + within + shared.length));
    expect(all).toContain('https://example.org/flamingo/en/');
    expect(all).toContain('https://example.org/flamingo/zh/share/mask-long/');
    expect(all).toContain('https://example.org/flamingo/en/teach/20/');
    for (const loc of all) expect(loc).toMatch(/^https:\/\/example\.org\/flamingo\/(en|zh)\//);
  });

  it('names the same sisters on both of them, each itself among them', () => {
    const sistersOf = new Map(urls.map(([, loc, sisters]) => [loc, sisters]));
    for (const [loc, sisters] of sistersOf) {
      expect(sisters).toContain(`href="${loc}"`);
      for (const [, href] of sisters.matchAll(/href="(.*?)"/g))
        expect(sistersOf.get(href)).toBe(sisters);
    }
  });
});

it('robots.txt says where the sitemap lies', () => {
  expect(robotsOf(to)).toContain('Sitemap: https://example.org/flamingo/sitemap.xml\n');
});
