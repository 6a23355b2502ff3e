import { contiguous, type View } from '../../../tensor';
import { FlamingoError, quote } from '../../problem';
import type { TracedTensor } from '../protocol';
import type { Handler } from './call';

/** Weights as the model uses them: those that are stored in 8 bits times their scales. */
export const weights: Handler<'weights'> = {
  isLong: false,
  async work({ names, checkpoint }, { models }) {
    const all = await models.weightsAt(checkpoint);
    const found = [...new Set(names)].map((name) => {
      if (!Object.hasOwn(all, name)) {
        const why = `there is no weight ${quote(String(name))}`;
        throw new FlamingoError({ kind: 'malformed', why });
      }
      return [name, tensorOf(all[name])] as const;
    });
    return Object.fromEntries(found);
  },
};

/** A copy: what is sent is given away. */
function tensorOf(view: View): TracedTensor {
  const { data, offset, size, shape } = contiguous(view);
  return { shape: [...shape], values: Float32Array.from(data.subarray(offset, offset + size)) };
}
