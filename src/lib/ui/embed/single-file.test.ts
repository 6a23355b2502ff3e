import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { escapeScript, singleFile } from './single-file';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const scriptsIn = (html: string) =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code);

describe('one file with a widget in it', () => {
  it('lets no word of the script end the script', () => {
    const code = 'const a = "</script><SCRIPT>", b = `</SCRIPT >`, c = "<!--";';
    const escaped = escapeScript(code);
    expect(escaped).not.toMatch(/<\/script|<!--/i);
    const [before, after] = [code, escaped].map((text) =>
      /"(.*?)", b = `(.*?)`, c = "(.*?)"/.exec(text)!.slice(1),
    );
    expect(after.map((text) => text.replaceAll('\\x3C', '<'))).toEqual(before);
  });

  it('allows its own script by its digest, and nothing from anywhere', async () => {
    const code = 'const end = "</script>"; const zh = "掩码";';
    const html = await singleFile('mask', 't=.I.I&step=mask', 'en', {
      siteUrl: 'https://example.org/flamingo',
      fetchBytes: (path) => {
        expect(path).toBe('widgets/embed-mask.js');
        return Promise.resolve(bytesOf(code));
      },
    });
    const [script] = scriptsIn(html);
    const digest = createHash('sha256').update(script).digest('base64');
    expect(html).toContain(`script-src &#39;sha256-${digest}&#39;`);
    expect(html).toContain('default-src &#39;none&#39;');
    expect(html).not.toMatch(/<(?:link|img|iframe)|\ssrc=/);
  });

  it('keeps a hostile state inside its attribute', async () => {
    const state = `w="><script>alert(1)</script>&t='I`;
    const html = await singleFile('mask', state, 'zh', {
      siteUrl: 'https://example.org/flamingo',
      fetchBytes: () => Promise.resolve(bytesOf('1')),
    });
    expect(scriptsIn(html)).toEqual(['1']);
    expect(html).toContain(
      '<html lang="zh-CN" data-widget="mask" data-state="w=&quot;&gt;&lt;script',
    );
  });

  it('carries the files that a model needs, before the script that asks for them', async () => {
    const html = await singleFile('tiny-flamingo', '', 'en', {
      siteUrl: 'https://example.org/flamingo',
      fetchBytes: (path) => Promise.resolve(bytesOf(path)),
      carried: ['models/a.bin'],
    });
    const [files, code] = scriptsIn(html);
    expect(files).toBe(
      `globalThis.__flamingoFiles={"models/a.bin":"${Buffer.from('models/a.bin').toString('base64')}"}`,
    );
    expect(code).toBe('widgets/embed-tiny.js');
  });
});
