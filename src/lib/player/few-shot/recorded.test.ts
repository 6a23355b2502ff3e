import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseRecorded } from './recorded';

const file: unknown = JSON.parse(
  readFileSync(
    new URL('../../../../static/models/tiny-flamingo/eval.json', import.meta.url),
    'utf8',
  ),
);

describe('recorded figures', () => {
  test('are those of the shipped file, by task and number of examples', () => {
    const recorded = parseRecorded(file);
    expect(recorded.sign_place?.map(({ shots }) => shots)).toEqual([0, 1, 2, 4]);
    const { tasks } = file as { tasks: Record<string, { share: number }> };
    expect(recorded.new_word?.at(-1)).toMatchObject({
      shots: 8,
      share: tasks['new words, 8-way'].share,
      n: 1000,
    });
    expect(recorded.dialogue).toBeUndefined();
  });

  test('a row that is missing is left out, a broken one is named', () => {
    expect(parseRecorded({})).toMatchObject({ sign_place: [], side: [] });
    expect(() => parseRecorded({ tasks: { 'question: side': { share: 1 } } })).toThrow(
      'eval.json: "question: side" has no number low',
    );
  });
});
