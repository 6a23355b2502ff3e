import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discover, filterResult, READ_BYTES } from '../../../../e2e/hosts/wordpress-rules';
import { readLabWidget } from '../../player/widget/lab';
import { shared, sharedById } from '../../player/widget/shared';
import { langs } from '../../texts';
import { sharedText } from '../../texts/share';
import { share as en } from '../../texts/share/en';
import { share as zh } from '../../texts/share/zh';
import { addressesOn } from '../addresses';
import { oembedOf } from './oembed';

const texts = { en, zh };
const to = addressesOn('https://example.org/flamingo');
const SECRET = 'aB3dE6gH9j';

function made(id: string, lang: 'en' | 'zh' = 'en', title?: string) {
  const one = sharedById(id)!;
  const text = sharedText(texts[lang], one.of);
  return oembedOf({
    shared: one,
    lang,
    text: { ...text, title: title ?? text.title },
    siteName: 'Flamingo, cell by cell',
    to,
  });
}

/** The value of an attribute of the first iframe, its entities undone. */
function attribute(html: string, name: string): string | undefined {
  const [, value] = new RegExp(`<iframe[^>]* ${name}="([^"]*)"`).exec(html) ?? [];
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll(/&#0?39;/g, "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/&(?:amp|#038);/g, '&');
}

describe('an oEmbed answer', () => {
  it('says all that version 1.0 asks of type rich, with whole addresses', () => {
    expect(made('mask-text-first', 'zh')).toEqual({
      version: '1.0',
      type: 'rich',
      provider_name: 'Flamingo, cell by cell',
      provider_url: 'https://example.org/flamingo/zh/',
      title: zh.presets['text-first'].title,
      width: 720,
      height: expect.any(Number) as number,
      html: expect.any(String) as string,
      thumbnail_url: 'https://example.org/flamingo/cards/zh/mask-text-first.png',
      thumbnail_width: 1200,
      thumbnail_height: 630,
    });
  });

  it('is one iframe with those attributes that WordPress leaves in place', () => {
    for (const lang of langs) {
      for (const { id } of shared) {
        const { html } = made(id, lang);
        const names = [...html.matchAll(/ ([a-z]+)="/g)].map(([, name]) => name);
        expect(html).toMatch(/^<iframe [^<>]*><\/iframe>$/);
        expect(names).toEqual([
          ...['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight'],
          ...['scrolling', 'title'],
        ]);
      }
    }
  });

  it('passes WordPress’s filter, which adds sandbox and secret and hides nothing', () => {
    for (const lang of langs) {
      for (const one of shared) {
        const { html, title } = made(one.id, lang);
        const put = filterResult(html, SECRET)!;
        expect(put).toMatch(
          /^<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" /,
        );
        expect(put).not.toContain('style=');
        expect(attribute(put, 'data-secret')).toBe(SECRET);
        expect(attribute(put, 'title')).toBe(title);
        const address = to.widget(one.widget, one.query, lang);
        expect(attribute(put, 'src')).toBe(`${address}#?secret=${SECRET}`);
      }
    }
  });

  it('opens on the state that it was made for, after all that was done to its address', () => {
    const put = filterResult(made('mask-more-tokens', 'zh').html, SECRET)!;
    const { search } = new URL(attribute(put, 'src')!);
    const { state, dropped } = readLabWidget('mask', search);
    expect(dropped).toEqual([]);
    expect(state.lab).toMatchObject({ step: 'softmax', inputs: { T_img: 2 } });
    expect(state.frame.lang).toBe('zh');
  });

  it('has any title in it, whatever its marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const hostile = `${title}"><script>&amp;`;
        const { html } = made('mask-worked', 'en', hostile);
        expect(attribute(html, 'title')).toBe(hostile);
        expect(html.match(/</g)).toHaveLength(2);
      }),
    );
  });
});

describe('how WordPress looks for it', () => {
  const page = (head: string) => new TextEncoder().encode(`<html><head>${head}</head><body>`);
  const href = 'https://example.org/a/oembed.json?b=1&amp;c=2';

  it('takes the attributes in any order, quoted either way', () => {
    for (const link of [
      `<link rel="alternate" type="application/json+oembed" href="${href}">`,
      `<link href='${href}' title='x' type='application/json+oembed'/>`,
      `<LINK\n  HREF="${href}"\n  TYPE="application/json+oembed"\n/>`,
    ])
      expect(discover(page(link))).toBe('https://example.org/a/oembed.json?b=1&c=2');
  });

  it('finds nothing behind the head, nor behind 150 KB', () => {
    const link = `<link type="application/json+oembed" href="${href}">`;
    expect(discover(page(`</head>${link}`))).toBeNull();
    expect(discover(page(`<style>${' '.repeat(READ_BYTES)}</style>${link}`))).toBeNull();
    expect(discover(page('<link rel="alternate" href="x">'))).toBeNull();
  });

  it('hides an iframe beside a blockquote, and refuses an answer without an iframe', () => {
    const both = filterResult(
      '<blockquote>a</blockquote><iframe src="https://a.org"></iframe>',
      'x',
    );
    expect(both).toContain('visibility: hidden');
    expect(filterResult('<script src="https://a.org"></script>', 'x')).toBeNull();
  });
});
