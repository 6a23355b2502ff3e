import type { Handler } from './call';
import { traced } from './traced';

/** What lies between one picture or clip and its latents. */
export const look: Handler<'look'> = {
  isLong: false,
  async work({ frames, checkpoint }, { models }) {
    const model = await models.at(checkpoint);
    const { record, trace } = traced();
    model.look(frames, record);
    const { latents, ...rest } = trace;
    return { latents, trace: rest };
  },
};
