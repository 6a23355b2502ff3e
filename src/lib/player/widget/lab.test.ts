import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepIds } from '../../trace';
import { presetState } from '../presets';
import { presetIds } from '../../texts';
import { hideable } from './frame';
import { labWidgetIds } from './ids';
import { labWidgetBase, readLabWidget, stepsOf, writeLabWidget } from './lab';

describe('the address of a Lab widget', () => {
  it('is empty for what the widget is by itself', () => {
    for (const id of labWidgetIds) {
      expect(writeLabWidget(id, labWidgetBase(id))).toBe('');
      expect(readLabWidget(id, '').state).toEqual(labWidgetBase(id));
    }
  });

  it('says steps, language and what is left out after the example', () => {
    const { state, dropped } = readLabWidget(
      'mask',
      'hide=timeline,prose&t=.I.I,I.I.&steps=mask-softmax&lang=zh&spoiler=1',
    );
    expect(dropped).toEqual([]);
    expect(stepsOf(state.steps)).toEqual(['mask', 'sim', 'masked_fill', 'amax', 'softmax']);
    expect(writeLabWidget('mask', state)).toBe(
      't=.I.I,I.I.&steps=mask-softmax&lang=zh&hide=prose,timeline&spoiler=1',
    );
  });

  it('names a step that is not among the widget’s, and shows the first of them', () => {
    const { state, dropped } = readLabWidget('text-time', 'step=gate');
    expect(state.lab.step).toBe('sequence');
    expect(dropped).toEqual([
      {
        key: 'step',
        value: 'gate',
        reason: { kind: 'choice', choices: 'sequence, media_locations, text_time' },
      },
    ]);
  });

  it('names ranges that run backwards or say more than two steps', () => {
    for (const steps of ['softmax-mask', 'mask-sim-softmax', 'nonsense', '']) {
      expect(readLabWidget('mask', `steps=${steps}`).dropped.map(({ key }) => key)).toEqual([
        'steps',
      ]);
    }
  });

  it('gives back any state', () => {
    const range = fc
      .tuple(fc.nat(stepIds.length - 1), fc.nat(stepIds.length - 1))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const states = fc
      .record({
        id: fc.constantFrom(...labWidgetIds),
        range,
        at: fc.nat(),
        preset: fc.constantFrom(...presetIds),
        lang: fc.constantFrom('en' as const, 'zh' as const),
        ui: fc.constantFrom('full' as const, 'embed' as const, 'min' as const),
        hide: fc.subarray([...hideable]),
        spoiler: fc.boolean(),
        predict: fc.boolean(),
      })
      .map(({ id, range: [from, to], at, preset, lang, ui, hide, spoiler, predict }) => {
        const { lab } = labWidgetBase(id);
        const step = stepIds[from + (at % (to - from + 1))];
        const inputs = presetState(preset);
        return {
          id,
          state: {
            steps: [stepIds[from], stepIds[to]] as const,
            lab: { ...lab, inputs, step, ui, predict },
            frame: { lang, hide, spoiler },
          },
        };
      });
    fc.assert(
      fc.property(states, ({ id, state }) => {
        const query = writeLabWidget(id, state);
        const read = readLabWidget(id, query);
        expect(read).toEqual({ state, dropped: [] });
        expect(writeLabWidget(id, read.state)).toBe(query);
      }),
      { numRuns: 300 },
    );
  });

  it('takes no form that belongs to a whole screen, and names it', () => {
    const { state, dropped } = readLabWidget('mask', 'ui=projector');
    expect(state.lab.ui).toBe('embed');
    expect(dropped).toMatchObject([
      { key: 'ui', value: 'projector', reason: { kind: 'choice', choices: 'full, embed, min' } },
    ]);
  });
});
