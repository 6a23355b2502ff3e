import { MODEL_FOLDER, openFolder } from './ask/model-folder';
import { readSpriteSheet } from './eval/sprite-sheet';
import { createModel } from '../src/lib/flamingo/create-model';
import { loadModel } from '../src/lib/flamingo/load-model';
import { PromptModel } from '../src/lib/flamingo/prompt-model';
import { measureAccuracy } from '../src/lib/flamingo/measure/accuracy';
import { fewShotTasks } from '../src/lib/flamingo/world/few-shot';
import { Renderer } from '../src/lib/flamingo/world/render';
const files = await loadModel(openFolder(MODEL_FOLDER));
const model = new PromptModel(createModel(files), files.tokenizer);
const renderer = new Renderer(readSpriteSheet());
for (const task of fewShotTasks) {
  let last: any;
  for (const t of measureAccuracy({ task, controls: ['none', 'labels', 'pictures'], shots: [0, 1, 4, 6], n: 40 }, { score: (p, a) => model.score(p, a, { only_attend_immediate_media: null }), renderer, context: 96 })) last = t;
  console.log(task, last.map((t: any) => `${t.control}@${t.shots}:${(t.right / t.n).toFixed(2)}`).join(' '));
}
