import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colourOf } from './colour';
import { linearGradientOf, shadowsOf, splitOutside } from './css-lists';
import { framed, type Drawing } from './frame';
import { newContext, newLayer, painted } from './layers';
import { pictureMarkdown } from './markdown';
import { escaped, tag } from './markup';
import { sizeOfSvg } from './raster';
import { isHarmless, isShape } from './safe-svg';
import { Sheet } from './sheet';

const hostile = `</text><script>alert(1)</script><a href="javascript:x">&amp;'"\u0000\u0008`;

const drawing: Drawing = {
  width: 300.4,
  height: 100,
  isCut: false,
  body: tag('text', { x: 0, y: 12 }, escaped(hostile)),
  head: '',
  paper: '#fffaf5',
  ink: '#211a2b',
  font: `"Segoe UI", 'Noto Sans', sans-serif`,
  lang: 'en',
  measure: (text) => text.length * 6,
};

describe('what is written', () => {
  test('keeps hostile words words', () => {
    const svg = framed(drawing, {
      link: 'https://example.org/?w=%22',
      title: hostile,
      site: hostile,
    });
    expect(svg).not.toMatch(/<script|<a href="javascript|\p{Cc}/u);
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;alert(1)');
    expect(svg.match(/<text/g)).toHaveLength(svg.match(/<\/text>/g)!.length);
  });

  test('closes every tag and quotes every attribute, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const svg = tag('text', { id: words }, escaped(words));
        expect(svg).toMatch(/^<text id="[^<>"]*">[^<>]*<\/text>$/);
        expect(svg).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u);
      }),
    );
  });

  test('has two decimals and no minus before zero', () => {
    expect(tag('rect', { x: 1.23456, y: -0.001, width: 2, rx: undefined })).toBe(
      '<rect x="1.23" y="0" width="2"/>',
    );
  });
});

describe('the frame', () => {
  test('links to the web alone, and shows the address in any case', () => {
    const web = framed(drawing, { link: 'https://example.org/en/mask/', title: 'mask' });
    expect(web).toContain('<a href="https://example.org/en/mask/">');
    expect(web).toContain('>https://example.org/en/mask/</text>');
    const other = framed(drawing, { link: 'javascript:alert(1)', title: 'mask' });
    expect(other).not.toContain('<a ');
    expect(other).toContain('>javascript:alert(1)</text>');
  });

  test('breaks a long link and grows by its lines', () => {
    const short = framed(drawing, { link: 'https://example.org', title: 'mask' });
    const long = framed(drawing, { link: `https://example.org/${'x'.repeat(200)}`, title: 'mask' });
    // 301 pixels hold 50 signs of 6 pixels, and 220 signs need five lines.
    expect(sizeOfSvg(long).height - sizeOfSvg(short).height).toBe(4 * 17);
  });

  test('says that a table is a part of one only where it is', () => {
    const options = { link: 'https://example.org', title: 'mask', cut: 'A part.' };
    expect(framed({ ...drawing, isCut: true }, options)).toContain('>A part.</text>');
    expect(framed(drawing, options)).not.toContain('A part.');
  });

  test('gives all pictures of a series one size', () => {
    const options = { link: 'https://example.org', title: 'mask', width: 700, height: 500 };
    const small = sizeOfSvg(framed(drawing, options));
    const large = sizeOfSvg(framed({ ...drawing, width: 700, height: 500 }, options));
    expect(small).toEqual(large);
    expect(small.width).toBe(732);
  });
});

describe('colours', () => {
  test.each([
    ['rgb(200, 30, 91)', '#c81e5b', 1],
    ['rgba(0, 0, 0, 0)', '#000000', 0],
    ['rgba(255, 255, 255, 0.5)', '#ffffff', 0.5],
    ['color(srgb 0.2 0.4 1 / 0.25)', '#3366ff', 0.25],
    // What CSS Color 4 gives for oklab of red, and for a colour beyond sRGB.
    ['oklab(0.627955 0.224863 0.125846)', '#ff0000', 1],
    ['oklab(1 0 0)', '#ffffff', 1],
    ['oklab(0.5 none none / 50%)', '#636363', 0.5],
    ['transparent', '#000000', 0],
  ])('%s', (computed, hex, alpha) => {
    expect(colourOf(computed)).toEqual({ hex, alpha });
  });
});

describe('computed CSS', () => {
  test('is split outside of parentheses', () => {
    expect(splitOutside('rgb(1, 2, 3) 0px, none', ',')).toEqual(['rgb(1, 2, 3) 0px', 'none']);
  });

  test('tells the rings of a lit cell', () => {
    const rings = shadowsOf('rgb(1, 2, 3) 0px 0px 0px 3px, rgb(4, 5, 6) 0px 0px 0px 5px inset');
    expect(rings.map(({ spread, isInset }) => [spread, isInset])).toEqual([
      [3, false],
      [5, true],
    ]);
  });

  test('tells the stops of the hatch', () => {
    const hatch = linearGradientOf(
      'repeating-linear-gradient(135deg, rgba(0, 0, 0, 0) 0px, rgba(0, 0, 0, 0) 4px, rgb(233, 223, 217) 4px, rgb(233, 223, 217) 6px)',
    );
    expect(hatch?.repeats).toBe(true);
    expect(hatch?.angle).toBe(135);
    expect(hatch?.stops(60).map(({ at }) => at)).toEqual([0, 4, 4, 6]);
  });

  test('has two stops where a colour has two places, and spreads those without any', () => {
    const both = linearGradientOf('linear-gradient(rgb(1, 2, 3) 0px 4px, rgb(4, 5, 6))');
    expect(both?.stops(10).map(({ at }) => at)).toEqual([0, 4, 10]);
    expect(linearGradientOf('radial-gradient(rgb(1, 2, 3), rgb(4, 5, 6))')).toBeNull();
  });
});

test('what is positioned lies above what flows, by its z-index', () => {
  const context = newContext();
  newLayer(context, 2).parts.push('top');
  newLayer(context, 0).parts.push('middle');
  newLayer(context, -1).parts.push('under');
  context.parts.push('flow');
  expect(painted(context)).toBe('underflowmiddletop');
});

test('equal looks and definitions are written once', () => {
  const sheet = new Sheet('p-');
  expect(sheet.look('fill:#fff')).toBe(sheet.look('fill:#fff'));
  expect(sheet.define('clipPath', {}, '<rect/>')).toBe(sheet.define('clipPath', {}, '<rect/>'));
  expect(sheet.head).toBe(
    '<style>.p-0{fill:#fff}</style><defs><clipPath id="p-d0"><rect/></clipPath></defs>',
  );
});

describe('a drawing from elsewhere', () => {
  test('keeps shapes, and nothing that acts or fetches', () => {
    for (const name of ['path', 'linearGradient', 'use']) expect(isShape(name)).toBe(true);
    for (const name of ['script', 'foreignObject', 'style', 'animate', 'iframe'])
      expect(isShape(name)).toBe(false);
    expect(isHarmless('fill', 'url(#a)')).toBe(true);
    expect(isHarmless('href', '#a')).toBe(true);
    for (const [name, value] of [
      ['onload', 'x()'],
      ['href', 'https://example.org/a.svg'],
      ['xlink:href', 'javascript:x'],
      ['fill', 'url(https://example.org)'],
      ['filter', 'url( "data:image/svg+xml,x")'],
    ])
      expect(isHarmless(name, value), `${name}=${value}`).toBe(false);
  });
});

test('the Markdown of a picture stays one link, whatever its words', () => {
  const text = pictureMarkdown('a.svg', {
    alt: 'a [b](c)\n`d`',
    link: 'https://example.org/?w=(x) y',
  });
  expect(text).toBe('[![a \\[b\\](c) \\`d\\`](a.svg)](https://example.org/?w=%28x%29%20y)\n');
});
