import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presetIds } from '../lib/texts';
import { presetState } from '../lib/player';
import { hideable } from '../lib/player/widget/frame';
import { labWidgetIds } from '../lib/player/widget/ids';
import { labWidgetBase, labWidgetKeys, stepsOf, writeLabWidget } from '../lib/player/widget/lab';
import { stepIds } from '../lib/trace';
import { readAttributes, writeAttributes } from './attributes';
import { LabDesk } from './lab-desk.svelte';

/** As much of an element as attributes need. */
function attributed(start: Record<string, string> = {}) {
  const values = new Map(Object.entries(start));
  return {
    values,
    getAttribute: (name: string) => values.get(name) ?? null,
    hasAttribute: (name: string) => values.has(name),
    setAttribute: (name: string, value: string) => void values.set(name, value),
    removeAttribute: (name: string) => void values.delete(name),
  };
}

const range = fc
  .tuple(fc.nat(stepIds.length - 1), fc.nat(stepIds.length - 1), fc.nat())
  .map(([a, b, at]) => {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    return {
      steps: [stepIds[from], stepIds[to]] as const,
      step: stepIds[from + (at % (to - from + 1))],
    };
  });

/** Any state of any widget of the Lab, with any words in its tokens. */
const states = fc
  .record({
    id: fc.constantFrom(...labWidgetIds),
    range,
    preset: fc.constantFrom(...presetIds),
    word: fc.constantFrom(null, '红', 'a&b', '100%', 'x=1', '"quoted"', '<b>', '+'),
    theme: fc.constantFrom('auto' as const, 'light' as const, 'dark' as const),
    lang: fc.constantFrom('en' as const, 'zh' as const),
    ui: fc.constantFrom('full' as const, 'embed' as const, 'min' as const),
    hide: fc.subarray([...hideable]),
    spoiler: fc.boolean(),
    predict: fc.boolean(),
    gate: fc.constantFrom(0, 0.5, -2, 1.25),
  })
  .map(
    ({
      id,
      range: { steps, step },
      preset,
      word,
      theme,
      lang,
      ui,
      hide,
      spoiler,
      predict,
      gate,
    }) => {
      const { lab } = labWidgetBase(id);
      const inputs = presetState(preset);
      const rows = inputs.rows.map((row) =>
        row.map((token) => (token.kind === 'text' ? { ...token, word } : token)),
      );
      const state = {
        steps,
        lab: { ...lab, inputs: { ...inputs, rows, gate }, step, theme, ui, predict },
        frame: { lang, hide, spoiler },
      };
      return { id, query: writeLabWidget(id, state) };
    },
  );

describe('attributes of a widget', () => {
  it('give back any state, one by one and all in one', () => {
    fc.assert(
      fc.property(states, fc.boolean(), ({ id, query }, isWhole) => {
        const element = attributed(isWhole ? { state: '' } : {});
        writeAttributes(element, labWidgetKeys, query);
        const desk = new LabDesk(id);
        desk.load(readAttributes(element, labWidgetKeys));
        expect(desk.dropped).toEqual([]);
        expect(desk.query).toBe(query);
      }),
      { numRuns: 200 },
    );
  });

  it('count more than what `state` says of the same key', () => {
    const element = attributed({ state: 't=I.&step=softmax&lang=zh', step: 'mask' });
    expect(readAttributes(element, labWidgetKeys)).toBe('t=I.&lang=zh&step=mask');
  });

  it('take a language with its country for the language', () => {
    expect(readAttributes(attributed({ lang: 'zh-CN' }), labWidgetKeys)).toBe('lang=zh');
  });

  it('lose what the state no longer says, and leave alone what is none of theirs', () => {
    const element = attributed({ step: 'mask', id: 'first', spoiler: '1' });
    writeAttributes(element, labWidgetKeys, 'step=softmax');
    expect(Object.fromEntries(element.values)).toEqual({ step: 'softmax', id: 'first' });
  });
});

describe('the desk of a Lab widget', () => {
  it('keeps to the steps of its range', () => {
    const desk = new LabDesk('softmax');
    expect(desk.go('gate')).toBe(false);
    expect(desk.step).toBe('softmax');
    expect(desk.go('amax')).toBe(true);
    expect(desk.query).toBe('step=amax');
    expect(desk.player.steps).toEqual(stepsOf(['masked_fill', 'zero_rows']));
  });

  it('tells of changes, and of none where a state is the one it has', () => {
    const desk = new LabDesk('mask');
    let told = 0;
    desk.onchange = () => told++;
    desk.load('');
    expect(told).toBe(0);
    desk.load('t=.I.I');
    desk.go('softmax');
    desk.load('steps=mask-softmax&step=softmax&t=.I.I');
    expect(told).toBe(3);
  });

  it('names what it could not use, and shows the rest', () => {
    const desk = new LabDesk('mask');
    desk.load('t=xyz&step=softmax&nonsense=1');
    expect(desk.dropped.map(({ key }) => key)).toEqual(['nonsense', 't']);
    expect(desk.query).toBe('step=softmax');
  });

  it('hides the cells of each step until they are asked for', () => {
    const desk = new LabDesk('mask');
    desk.load('predict=1');
    expect(desk.isHidden).toBe(true);
    desk.look();
    expect(desk.isHidden).toBe(false);
    desk.go('softmax');
    expect(desk.isHidden).toBe(true);
  });

  it('links to the same example and step in the Lab', () => {
    const desk = new LabDesk('gate');
    desk.load('t=.I.I&lang=zh&hide=prose&theme=dark&predict=1');
    expect(desk.page).toBe('/zh/mask/?t=.I.I&step=gate');
  });
});
