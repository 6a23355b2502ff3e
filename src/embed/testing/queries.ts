/** Random states of widgets, for tests. */

import fc from 'fast-check';
import { presetState } from '../../lib/player/presets';
import { hideable } from '../../lib/player/widget/frame';
import { labWidgetIds } from '../../lib/player/widget/ids';
import { labWidgetBase, writeLabWidget } from '../../lib/player/widget/lab';
import { presetIds } from '../../lib/texts';
import { stepIds } from '../../lib/trace';

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
export const labWidgetQueries = fc
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
