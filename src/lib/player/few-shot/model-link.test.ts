import { describe, expect, test } from 'vitest';
import { drawFewShot } from '../../flamingo/world/draw-few-shot';
import { fewShotTasks, itemsOf, promptOf } from '../../flamingo/world/few-shot';
import { readState } from '../model/address';
import { modelQuery } from './model-link';

describe.each(fewShotTasks)('the link to the model page (%s)', (task) => {
  test('says every word and sprite of the prompt, and nothing is dropped on the way', () => {
    const prompt = promptOf(drawFewShot(task, 3), 4, 'none');
    const { state, dropped } = readState(`?${modelQuery(prompt)}`);
    expect(dropped).toEqual([]);
    const contents = 'contents' in state.prompt ? state.prompt.contents : [];
    const words = contents.map((part) => (part.kind === 'text' ? part.text : '<image>')).join(' ');
    const items = itemsOf(prompt);
    expect(words).toBe(
      items.map((item) => (typeof item === 'string' ? item : '<image>')).join(' '),
    );
    const scenes = items.flatMap((item) => (typeof item === 'string' ? [] : [...item.frames]));
    const frames = contents.flatMap((part) => (part.kind === 'text' ? [] : [...part.frames]));
    expect(frames).toEqual(scenes.map(({ colour, sprites }) => ({ scene: { colour, sprites } })));
  });
});
