import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RESTART_FILE } from '../../src/lib/flamingo/examples';
import { readPromptFile } from '../../src/lib/flamingo/prompt';
import type { AnswerToken } from '../../src/lib/flamingo/prompt-model';
import { withPixels } from './ask';
import { loadPromptModel, MODEL_FOLDER, openFolder } from './model-folder';

/** What the shipped model writes when nothing ends its answer; `op` as on the page. */
async function writtenOn(op: 'eq' | 'ge'): Promise<AnswerToken[]> {
  const path = join(MODEL_FOLDER, RESTART_FILE);
  const { model, image_size } = await loadPromptModel(openFolder(MODEL_FOLDER));
  const { prompt, max_new_tokens } = readPromptFile(readFileSync(path, 'utf8'));
  const pixels = prompt.map((part) => withPixels(part, dirname(path), image_size));
  const only_attend_immediate_media = op === 'eq';
  const options = { max_new_tokens, candidates: 2, go_on: true, only_attend_immediate_media };
  return [...model.answer(pixels, options)];
}

const LATENTS = 8;

describe('the prompt that the model goes on with pictures of its own', () => {
  test('has it write <image> by itself, and the counting begins anew', async () => {
    const tokens = await writtenOn('eq');
    expect(tokens.slice(0, 5).map(({ token }) => token)).toEqual([
      ...['.', 'owl', '<image>', '.', 'raccoon'],
    ]);
    const turns = tokens.map(({ step }) => step);
    // The prompt itself; two words after it; then the <image> that it wrote, and a word after that.
    expect(turns.slice(0, 5).map(({ use_cached_media }) => use_cached_media)).toEqual([
      ...[false, true, true, false, true],
    ]);
    expect(turns.slice(0, 5).map(({ text_time }) => text_time.at(-1))).toEqual([3, 3, 3, 1, 1]);
    expect(turns[3]).toMatchObject({ fed: ['<image>'], media_locations: [true], past: 10 });
    expect(turns[4].media_locations).toEqual([true]);
  });

  test('shows words after it the first picture again, in eq and in ge alike', async () => {
    for (const op of ['eq', 'ge'] as const) {
      const tokens = await writtenOn(op);
      const written = tokens.findIndex(
        ({ step }) => step.fed.at(-1) === '<image>' && step.past > 0,
      );
      expect(written, op).toBeGreaterThan(0);
      const seen = tokens[written].step.mask.map((sees, j) =>
        sees ? Math.floor(j / LATENTS) : -1,
      );
      expect(new Set(seen)).toEqual(new Set([0, -1]));
    }
  });
});
