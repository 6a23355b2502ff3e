import { describe, expect, test } from 'vitest';
import type { Problem } from '../flamingo/problem';
import { ruleOf, run, stepIds, steps, summarise, type TensorName } from '../trace';
import { presetIds, sentence, spokenLabel } from '.';
import { en } from './en';
import { problemText } from './live';
import { live as liveEn } from './live/en';
import { live as liveZh } from './live/zh';
import { finishText } from './model';
import { offlineTexts } from './offline';
import { model as modelEn } from './model/en';
import { layer as layerEn } from './model/layer.en';
import { layer as layerZh } from './model/layer.zh';
import { model as modelZh } from './model/zh';
import { zh } from './zh';

const texts = { en, zh };
const modelTexts = { en: modelEn, zh: modelZh };
type Inspect = (typeof modelEn)['inspect'];
const liveTexts = { en: liveEn, zh: liveZh };

const worked = {
  rows: ['.I.I.', 'I_.I.'].map((row) =>
    [...row].map((letter) => ({
      kind: ({ '.': 'text', I: 'image', _: 'pad' } as const)[letter as '.'],
      word: null,
    })),
  ),
  fresh: [[{ kind: 'text', word: null }], [{ kind: 'text', word: null }]],
  T_img: 1,
  n: 2,
  heads: 2,
  op: 'eq',
  cached: false,
  dtype: 'float32',
  seed: 3,
  gate: 0.5,
  ffGate: 0.5,
} as const;

const layerTexts = { en: layerEn, zh: layerZh };

/** Every fixed string below a value. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

const problems: readonly Problem[] = [
  { kind: 'unknown_word', word: 'pnada', nearest: ['panda', 'pandas'], part: 0 },
  { kind: 'unknown_word', word: 'xyz', nearest: [], part: 0 },
  { kind: 'reserved_word', word: '<image>', part: 0 },
  { kind: 'too_long', length: 90, context: 80 },
  { kind: 'empty' },
  { kind: 'too_many_frames', count: 65, most: 64, part: 0 },
  { kind: 'no_picture' },
  { kind: 'picture', name: 'a.png', why: 'unreadable' },
  { kind: 'picture', name: 'a.png', why: 'too_large' },
  {
    kind: 'pictures',
    faults: Array.from({ length: 9 }, (_, i) => ({ name: `${i}.txt`, why: 'unreadable' as const })),
  },
  { kind: 'model_missing', file: 'manifest.json' },
  { kind: 'not_fetched', file: 'sprites.png', status: null, why: 'Failed to fetch' },
  { kind: 'not_fetched', file: 'sprites.png', status: 503, why: 'the server answers 503' },
  { kind: 'model_broken', file: 'config.json', why: 'not JSON' },
  { kind: 'malformed', why: 'a part is missing' },
  { kind: 'cancelled' },
  { kind: 'internal', why: 'a fault' },
];

/** All that the tensor finder and the provenance of a cell say. */
function saidByInspect({ group, finder, view, place, cell, faults, axes }: Inspect): string[] {
  const weights = (['vision_encoder', 'perceiver', 'lang_encoder'] as const).map((part) =>
    group({ of: 'weights', part }),
  );
  const pictures = [0, null].flatMap((i) => [
    group({ of: 'vision', picture: 0, block: i }),
    group({ of: 'resampler', picture: 1, layer: i }),
  ]);
  const { ends } = cell;
  return [
    ...[...weights, ...pictures, group({ of: 'picture', picture: 0 }), group({ of: 'prompt' })],
    ...[
      group({ of: 'gated', layer: 3 }),
      group({ of: 'block', layer: 3 }),
      group({ of: 'answer' }),
    ],
    ...[finder.found(1), finder.found(12), finder.more(40), view.tensor('attn', '(1, 4, 9, 16)')],
    ...[view.large(5000), view.range('−2.1', '2.1'), view.down(axes.token), view.across(axes.word)],
    ...[view.less(axes.head), view.more(axes.latent)],
    ...[
      place.token(3, 'dog'),
      place.word('dog'),
      place.picture(1),
      place.latent(2),
      place.frame(1),
    ],
    ...[place.patch(9), place.head(2), place.row(1), place.column(4), place.feature(7)],
    ...[cell.more(100), cell.rest(9, '0.1'), ends.token('dog')],
    ...[
      cell.pixelIn(1, 3, 4),
      cell.patchIn(1, 9),
      faults.no_tensor('x'),
      faults.no_cell('9', '(1, 2)'),
    ],
  ];
}

/** All that the model page says. */
function saidByModel(lang: 'en' | 'zh'): string[] {
  const [m, live] = [modelTexts[lang], liveTexts[lang]];
  const { prompt, answer, timings } = m;
  const { status } = live;
  return [
    ...stringsOf(m),
    ...stringsOf(live),
    ...saidByInspect(m.inspect),
    ...problems.map((problem) => problemText(live, problem)),
    ...[status.loading('1.0', '5.4'), status.ready('5.4', live.kernels.typescript)],
    ...[prompt.words(1), prompt.picture(1, 'a.png'), prompt.clip(1, 4), prompt.frame(1, 'f.png')],
    ...[prompt.earlier(2), prompt.later(2), prompt.remove(2), m.vocabulary(420)],
    ...[finishText(m, 'length', 7), answer.token(1), answer.candidates(1)],
    ...[timings.ms('4.2'), timings.media(3, 0), timings.media(3, 1), timings.tokens(12)],
  ];
}

/** All that an opened layer of the model says. */
function saidByLayer(lang: 'en' | 'zh'): string[] {
  const m = layerTexts[lang];
  const sizes = { dim: 128, dim_visual: 96, dim_head: 32 };
  return [
    ...stringsOf(m),
    ...[m.title(2), m.close(2), m.loading(2), m.notRun(9), m.failed(2, modelTexts[lang].title)],
    ...[m.lead(1, 1, sizes, 4), m.lead(12, 2, sizes, 4), m.headsOff([2]), m.headsOff([1, 3])],
  ];
}

/** All that is said of the first and last cell of every tensor, in eq, ge and cached runs. */
function said(lang: 'en' | 'zh'): string[] {
  const t = texts[lang];
  const inputs = [worked, { ...worked, op: 'ge' as const }, { ...worked, cached: true }];
  return inputs.flatMap((input) => {
    const trace = run(input);
    const spoken = stepIds.map((id) => t.steps[id].spoken(summarise(trace)));
    const names = steps.flatMap((step) => Object.keys(step.rules) as TensorName[]);
    const cells = names.flatMap((name) => {
      const { shape } = trace.tensors[name]!;
      return [shape.map(() => 0), shape.map((length) => length - 1)].flatMap((index) => {
        const fact = ruleOf(name)!.fact(trace, index);
        return [spokenLabel(t, fact, '0.25'), sentence(t, fact)];
      });
    });
    return [...spoken, ...cells];
  });
}

describe.each(['en', 'zh'] as const)('the texts in %s', (lang) => {
  test('say something of every step, preset and cell, with no hole in it', () => {
    for (const id of stepIds) expect(texts[lang].steps[id].title).toMatch(/[?？]$/);
    for (const id of presetIds) expect(texts[lang].presets[id].name).not.toBe('');
    for (const text of [
      ...stringsOf(texts[lang]),
      ...said(lang),
      ...saidByModel(lang),
      ...saidByLayer(lang),
    ]) {
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      expect(text.trim()).not.toBe('');
    }
  });

  test('put the number that is seen into the label', () => {
    const trace = run(worked);
    for (const name of ['text_to_media_mask', 'sim', 'sim_shifted', 'out'] as const) {
      const index = trace.tensors[name]!.shape.map(() => 0);
      const label = spokenLabel(texts[lang], ruleOf(name)!.fact(trace, index), '−12.25');
      expect(label).toContain('−12.25');
    }
  });
});

test('a label reads as it should', () => {
  const trace = run({ ...worked, T_img: 3, heads: 1 });
  const fact = ruleOf('text_to_media_mask')!.fact(trace, [0, 0, 2, 2]);
  expect(spokenLabel(texts.en, fact, '0')).toBe(
    "sample 1, token 3 'big', image 2 latent 1: blocked, text_time 1 is not media_time 2 · 0",
  );
});

function saidByOffline(lang: 'en' | 'zh'): string[] {
  const { save } = offlineTexts[lang];
  return [
    ...stringsOf(offlineTexts[lang]),
    ...Object.values(save.why).map((say) => say('a.js')),
    save.save('20.5'),
    save.progress(1, 295, '0.1', '20.5'),
    save.saved('84afd8a37f06', 295, '20.5'),
  ];
}

test('Chinese is set with full-width marks and without typed spaces between scripts', () => {
  for (const text of [
    ...stringsOf(texts.zh),
    ...said('zh'),
    ...saidByModel('zh'),
    ...saidByLayer('zh'),
    ...saidByOffline('zh'),
  ]) {
    expect(text).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});

test.each(['en', 'zh'] as const)(
  'an answer that was cut off says after how many tokens (%s)',
  (lang) => {
    expect(finishText(modelTexts[lang], 'length', 7)).toContain('7');
    expect(finishText(modelTexts[lang], 'eos', 7)).toBe(modelTexts[lang].answer.finish.eos);
  },
);
