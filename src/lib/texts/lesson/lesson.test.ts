import { expect, test } from 'vitest';
import { askAbout, judge, makeQuestion, type Level } from '../../lesson';
import { defaultInputs, rowsOf, run } from '../../trace';
import { langs, loadTexts } from '..';
import { askFor, cellName, feedback, loadLessonTexts } from '.';

const inputs = { ...defaultInputs, rows: rowsOf('.I.I.') };
const texts = async (lang: (typeof langs)[number]) =>
  [await loadTexts[lang](), await loadLessonTexts[lang]()] as const;

test('who answers as ge does is told so, and why the first wrong cell is closed', async () => {
  const [t, lesson] = await texts('en');
  const asked = Array.from({ length: 40 }, (_, seed) => askAbout(run(inputs), 'mask', seed)!);
  const question = asked.find(({ cells }) => cells[0][2] === 4)!;
  expect(askFor(t, lesson, question)).toBe(
    "With ==, which columns may be looked at? (sample 1, token 5 'stands')",
  );
  expect(cellName(t, question, 2)).toBe("sample 1, token 5 'stands', image 2 latent 1");
  const said = feedback(t, lesson, question, judge(question, [1, 1, 1, 1, 0, 0]));
  expect(said).toMatchObject({
    title: '2 of 6 cells are different.',
    rule: 'You used ≥ where this run uses ==: only the last picture is open.',
    cell: { tensor: 'text_to_media_mask', index: [0, 0, 4, 0] },
    holds: "sample 1, token 5 'stands', image 1 latent 1: False",
    sources: [
      { tensor: 'text_time', index: [0, 4] },
      { tensor: 'media_time_repeated', index: [0, 0, 0, 0] },
    ],
  });
  expect(said.why).toContain('looks at picture 2 only');
  expect(feedback(t, lesson, question, judge(question, question.answer))).toMatchObject({
    title: 'Right.',
    rule: null,
  });
});

test.each(langs)(
  'a question about the gate says which of its two tensors it means: %s',
  async (lang) => {
    const [t, lesson] = await texts(lang);
    const asked = Array.from({ length: 20 }, (_, seed) => askAbout(run(inputs), 'gate', seed)!);
    expect(new Set(asked.map(({ tensor }) => tensor))).toEqual(
      new Set(['gated_out', 'after_attn']),
    );
    for (const question of asked) expect(askFor(t, lesson, question)).toContain(question.tensor);
  },
);

test.each(langs)('each kind of question can be put into words: %s', async (lang) => {
  const [t, lesson] = await texts(lang);
  for (const level of [1, 2, 3] as Level[]) {
    for (let at = 0; at < 20; at++) {
      const question = makeQuestion(5, at, level);
      const first = question.answer.map(() => question.choices[0]);
      const said = feedback(t, lesson, question, judge(question, first));
      for (const text of [askFor(t, lesson, question), said.why, said.holds, said.title]) {
        expect(text.length).toBeGreaterThan(2);
        expect(text).not.toMatch(/undefined|NaN|null/);
      }
    }
  }
});
