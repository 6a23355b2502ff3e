import type { Handler } from './call';
import { traced } from './traced';

/** One pass over a prompt. */
export const run: Handler<'run'> = {
  isLong: false,
  async work({ prompt, options, trace }, { models }) {
    const model = await models.at(options.checkpoint);
    const { record, trace: tensors } = traced();
    return { ...model.run(prompt, options, trace ? record : undefined), trace: tensors };
  },
};
