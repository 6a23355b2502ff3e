import type { Handler } from './call';

/** Keeps the latents of a picture or clip for the calls to come. */
export const encode: Handler<'encode'> = {
  isLong: false,
  async work({ frames, checkpoint }, { models }) {
    const { isCached, ms } = (await models.at(checkpoint)).encode(frames);
    return { isCached, ms };
  },
};
