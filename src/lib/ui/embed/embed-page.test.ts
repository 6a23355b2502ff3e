import { describe, expect, it } from 'vitest';
import { widgetIds } from '../../player/widget/ids';
import { cardOf, embedPage, escapeHtml } from './embed-page';

describe('the page of a widget for a frame', () => {
  it('has one script, of the site, and nothing that its policy forbids', () => {
    for (const id of widgetIds) {
      const html = embedPage(id, '../..', 'https://example.org/flamingo', '<svg></svg>');
      const script = id === 'tiny-flamingo' || id === 'few-shot' ? 'embed-tiny' : 'embed-mask';
      expect(html.match(/<script[^>]*>/g)).toEqual([
        `<script src="../../widgets/${script}.js" defer>`,
      ]);
      expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
      expect(html).toContain(`data-widget="${id}"`);
    }
  });

  it('gives a reader without JavaScript a picture, and in each language a link to the page that shows it', () => {
    const html = embedPage('few-shot', '../..', 'https://example.org', cardOf('few-shot', '../..'));
    expect(html).toContain('src="../../cards/en/few-shot.png"');
    for (const lang of ['en', 'zh']) {
      expect(html).toContain(`<a href="https://example.org/${lang}/few-shot/"`);
    }
    expect(html).toContain('<link rel="canonical" href="https://example.org/en/few-shot/">');
    expect(html).toContain('<meta name="robots" content="noindex">');
  });

  it('lets no text out of its attribute', () => {
    expect(escapeHtml(`"><img src=x onerror='a&b'>`)).toBe(
      '&quot;&gt;&lt;img src=x onerror=&#39;a&amp;b&#39;&gt;',
    );
  });
});
