import type { Handler } from './call';

/** How likely an answer is after a prompt. */
export const score: Handler<'score'> = {
  isLong: false,
  async work({ prompt, answer, options }, { models }) {
    const model = await models.at(options.checkpoint);
    return model.score(prompt, answer, options);
  },
};
