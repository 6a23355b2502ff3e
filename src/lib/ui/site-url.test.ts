import { describe, expect, it } from 'vitest';
import { readSiteUrl } from '../../../scripts/site-url.js';
import { addressesOn } from './addresses';
import { addresses } from './site-url';

describe('absolute addresses', () => {
  it('keep the folder in which the site lives', () => {
    const to = addressesOn(readSiteUrl('https://example.org/flamingo/'));
    expect(to.site).toBe('https://example.org/flamingo/');
    expect(to.page('en', 'home')).toBe('https://example.org/flamingo/en/');
    expect(to.page('zh', 'few-shot')).toBe('https://example.org/flamingo/zh/few-shot/');
    expect(to.share('en', 'mask-worked')).toBe(
      'https://example.org/flamingo/en/share/mask-worked/',
    );
    expect(to.oembed('zh', 'mask-worked')).toBe(
      'https://example.org/flamingo/zh/share/mask-worked/oembed.json',
    );
    expect(to.card('zh', 'home')).toBe('https://example.org/flamingo/cards/zh/home.png');
    expect(to.sitemap).toBe('https://example.org/flamingo/sitemap.xml');
  });

  it('say a widget’s state in the query, and its language where it is not English', () => {
    const { widget } = addressesOn('https://example.org');
    expect(widget('mask', '', 'en')).toBe('https://example.org/embed/mask/');
    expect(widget('mask', 't=.I', 'en')).toBe('https://example.org/embed/mask/?t=.I');
    expect(widget('gate', '', 'zh')).toBe('https://example.org/embed/gate/?lang=zh');
    expect(widget('mask', 't=.I', 'zh')).toBe('https://example.org/embed/mask/?t=.I&lang=zh');
  });

  it('are where the site is served as long as nobody says otherwise', () => {
    const site = process.env.SITE_URL ?? 'http://127.0.0.1:4173';
    expect(addresses.site).toBe(`${readSiteUrl(site)}/`);
  });
});

describe('SITE_URL', () => {
  it('is refused by name unless it is a whole address', () => {
    for (const wrong of [
      'example.org',
      'ftp://example.org',
      'https://a.org/?b',
      'https://a.org/#b',
    ])
      expect(() => readSiteUrl(wrong)).toThrow(wrong);
  });
});
