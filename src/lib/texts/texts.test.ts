import { describe, expect, test } from 'vitest';
import { ruleOf, run, stepIds, steps, summarise, type TensorName } from '../trace';
import { presetIds, sentence, spokenLabel } from '.';
import { en } from './en';
import { zh } from './zh';

const texts = { en, zh };

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

/** Every fixed string below a value. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
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
    for (const text of [...stringsOf(texts[lang]), ...said(lang)]) {
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

test('Chinese is set with full-width marks and without typed spaces between scripts', () => {
  for (const text of [...stringsOf(texts.zh), ...said('zh')]) {
    expect(text).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z]|[A-Za-z] \p{Script=Han}/u);
  }
});
