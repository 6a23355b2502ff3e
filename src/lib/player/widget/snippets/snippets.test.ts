import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { stepIds } from '../../../trace';
import { presetIds } from '../../../texts';
import { presetState } from '../../presets';
import { hideable } from '../frame';
import { labWidgetIds } from '../ids';
import { labWidgetBase, readLabWidget, writeLabWidget } from '../lab';
import { snippetIds, writeSnippet, type Embedded, type SnippetId } from '.';

type Element = DefaultTreeAdapterTypes.Element;

/** Titles as nobody writes them, but might. */
const titles = fc.oneof(
  fc.constantFrom(
    '"><script>alert(1)</script>',
    "it's {{ a }} {% b %}",
    '](x) ![](y)',
    'a\nb',
    '>}}',
    '\\"',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);

const shownStates = fc
  .record({
    widget: fc.constantFrom(...labWidgetIds),
    at: fc.nat(),
    preset: fc.constantFrom(...presetIds),
    lang: fc.constantFrom('en' as const, 'zh' as const),
    ui: fc.constantFrom('full' as const, 'embed' as const, 'min' as const),
    hide: fc.subarray([...hideable]),
    spoiler: fc.boolean(),
    title: titles,
  })
  .map(({ widget, at, preset, lang, ui, hide, spoiler, title }) => {
    const base = labWidgetBase(widget);
    const state = {
      steps: ['sequence', 'gate'] as const,
      lab: { ...base.lab, inputs: presetState(preset), step: stepIds[at % stepIds.length], ui },
      frame: { lang, hide, spoiler },
    };
    const query = writeLabWidget(widget, state);
    const shown: Embedded = {
      site: 'https://example.org/flamingo',
      widget,
      query,
      lang,
      title,
      height: 520,
      page: `https://example.org/flamingo/${lang}/mask/?${query}`,
      share: null,
    };
    return { state, shown };
  });

/** Every element of some HTML, as a browser would read it. */
function elementsOf(markup: string): Element[] {
  const found: Element[] = [];
  const walk = (node: DefaultTreeAdapterTypes.ParentNode) => {
    for (const child of node.childNodes) {
      if ('tagName' in child) found.push(child);
      if ('childNodes' in child) walk(child);
    }
  };
  walk(parseFragment(markup));
  return found;
}

const attribute = (element: Element | undefined, name: string) =>
  element?.attrs.find((one) => one.name === name)?.value;

const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

describe('a snippet', () => {
  it('holds one frame with the very state, whatever its title says', () => {
    fc.assert(
      fc.property(shownStates, ({ state, shown }) => {
        const elements = elementsOf(writeSnippet('iframe', shown, 'x.png'));
        expect(elements.map(({ tagName }) => tagName)).toEqual(['iframe', 'p', 'a']);
        const [frame, , link] = elements;
        const src = new URL(attribute(frame, 'src')!);
        expect(src.pathname).toBe(`/flamingo/embed/${shown.widget}/`);
        expect(readLabWidget(shown.widget as 'mask', src.search)).toEqual({ state, dropped: [] });
        expect(attribute(frame, 'title')).toBe(oneLine(shown.title));
        expect(attribute(link, 'href')).toBe(shown.page);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the element the keys of the address as attributes', () => {
    fc.assert(
      fc.property(shownStates, ({ state, shown }) => {
        const [script, own] = elementsOf(writeSnippet('element', shown, 'x.png'));
        expect(attribute(script, 'src')).toBe(
          'https://example.org/flamingo/widgets/flamingo-mask.js',
        );
        expect(own.tagName).toBe(`flamingo-${shown.widget}`);
        const query = String(
          new URLSearchParams(own.attrs.map(({ name, value }) => [name, value])),
        );
        expect(readLabWidget(shown.widget as 'mask', query)).toEqual({ state, dropped: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('holds nothing that Jekyll would take for its own', () => {
    fc.assert(
      fc.property(shownStates, ({ shown }) => {
        const html: SnippetId[] = ['iframe', 'script', 'element', 'jekyll', 'ghost', 'reveal'];
        for (const id of html) expect(writeSnippet(id, shown, 'x.png')).not.toMatch(/\{\{|\{%/);
      }),
    );
  });

  it('is one link with one picture in Markdown, on one line', () => {
    fc.assert(
      fc.property(shownStates, ({ shown }) => {
        const text = writeSnippet('markdown', shown, 'my picture (1).png');
        expect(text).toMatch(/^\[!\[.*\]\(my%20picture%20%281%29\.png\)\]\(https:[^()\s]*\)$/u);
      }),
    );
  });

  it('calls Hugo’s shortcode by strings that end where they should', () => {
    fc.assert(
      fc.property(shownStates, ({ shown }) => {
        const call = writeSnippet('hugo', shown, 'x.png');
        const strings = [...call.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(
          ([text]) => JSON.parse(text) as string,
        );
        expect(strings).toEqual([
          shown.widget,
          shown.query,
          oneLine(shown.title),
          '520',
          shown.page,
        ]);
      }),
    );
  });

  it('names the share page where the state has one, else the page itself', () => {
    const [{ shown }] = fc.sample(shownStates, 1);
    const share = 'https://example.org/flamingo/en/share/worked/';
    expect(writeSnippet('wordpress', { ...shown, share }, '')).toBe(share);
    expect(writeSnippet('wordpress', shown, '')).toBe(shown.page);
  });

  it('is there for every way in', () => {
    const [{ shown }] = fc.sample(shownStates, 1);
    for (const id of snippetIds.filter((one) => one !== 'hugo'))
      expect(writeSnippet(id, shown, 'x.png')).toContain('example.org');
  });
});
