import { expect, test } from 'vitest';
import { loadPromptModel, MODEL_FOLDER, openFolder } from '../../../../scripts/ask/model-folder';
import { readSpriteSheet } from '../../../../scripts/eval/sprite-sheet';
import { motionAnswer } from '../../flamingo/world/examples';
import { Renderer } from '../../flamingo/world/render';
import { MOTIONS, THINGS } from '../../flamingo/world/things';
import { addSprite, emptyScene, motionFrames, worldScene } from './scene';

const renderer = new Renderer(readSpriteSheet());
const { model } = await loadPromptModel(openFolder(MODEL_FOLDER));

function answerTo(...prompt: Parameters<typeof model.answer>[0]): string {
  const options = { max_new_tokens: 6, candidates: 1, only_attend_immediate_media: null };
  const steps = model.answer(prompt, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value.text;
  }
}

const sceneOf = (name: string) =>
  addSprite(
    emptyScene,
    THINGS.findIndex((thing) => thing.name === name),
  );

test.each(['flamingo', 'panda', 'dog', 'taxi', 'banana'])(
  'the shipped model names a %s that has just been placed',
  (name) => {
    const image = renderer.draw(worldScene(sceneOf(name)));
    expect(answerTo({ image }, { text: 'this is a' })).toMatch(new RegExp(`^${name}\\b`));
  },
);

test.each(MOTIONS)('and sees in a clip made of four frames that it goes %s', (motion) => {
  const frames = motionFrames(sceneOf('panda'), motion, 4);
  const video = frames.map((scene) => renderer.draw(worldScene(scene)));
  expect(answerTo({ video }, { text: 'what happens ?' })).toContain(motionAnswer(motion));
});
