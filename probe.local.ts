import { openFolder, MODEL_FOLDER } from './scripts/ask/model-folder';
import { loadModel } from './src/lib/flamingo/load-model';
import { createModel } from './src/lib/flamingo/create-model';
import { PromptModel } from './src/lib/flamingo/prompt-model';
import { Renderer } from './src/lib/flamingo/world/render';
import { readSpriteSheet } from './scripts/eval/sprite-sheet';
import { measureAccuracy } from './src/lib/flamingo/measure/accuracy';
import { fewShotTasks, fewShotControls } from './src/lib/flamingo/world/few-shot';
const files = await loadModel(openFolder(MODEL_FOLDER));
const model = new PromptModel(createModel(files), files.tokenizer);
const renderer = new Renderer(readSpriteSheet());
for (const task of fewShotTasks) {
const t0 = performance.now();
let last; for (last of measureAccuracy({ task, controls: ['none','labels','pictures'], shots: [0,1,2,4,6,8], n: 100 }, { score: (p, a) => model.score(p, a, { only_attend_immediate_media: null }), renderer, context: 96 }));
const prompts = last!.reduce((s, x) => s + x.n, 0);
console.log(task, ((performance.now() - t0)/prompts).toFixed(1), 'ms per prompt');
for (const c of fewShotControls) console.log('   ', c, last!.filter(t => t.control === c).map(t => t.n ? `${t.shots}:${(t.right/t.n).toFixed(2)}` : '').join(' '));
}
