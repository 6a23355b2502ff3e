/** What a page that holds everything carries for a widget that runs the model: paths below the site. */

import { HISTORY } from '../../flamingo/checkpoints';
import { EXAMPLE_FOLDER, exampleFiles } from '../../flamingo/examples';
import { bundledPictures, PICTURE_FOLDER } from '../model/bundled';

/** Of the model, below the site. */
export const MODEL_PATH = 'models/tiny-flamingo';

/** The model's worker as a classic script. */
export const WORKER_PATH = 'widgets/model-worker.js';

const inModel = (file: string) => `${MODEL_PATH}/${file}`;

const model = [
  WORKER_PATH,
  ...['manifest.json', 'config.json', 'vocabulary.json', 'model.safetensors', HISTORY].map(inModel),
  // Emoji that scenes are drawn from.
  inModel('sprites.png'),
];

export const carriedFiles = {
  'tiny-flamingo': [
    ...model,
    ...Object.values(exampleFiles).map((file) => inModel(`${EXAMPLE_FOLDER}/${file}`)),
    ...bundledPictures.map((name) => inModel(`${PICTURE_FOLDER}/${name}.png`)),
  ],
  'few-shot': model,
} as const satisfies Readonly<Record<string, readonly string[]>>;
