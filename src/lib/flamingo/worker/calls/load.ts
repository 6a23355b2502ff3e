import type { Handler } from './call';

/** Fetches the model; what had come of it before a failure is not fetched again. */
export const load: Handler<'load'> = {
  isLong: false,
  async work({ folder }, { models, emit }) {
    const { model, files } = await models.load(folder, emit);
    const { vision_encoder, lang_encoder, perceiver } = files.config;
    const shapes = Object.entries(files.weights).map(([name, { shape }]) => [name, [...shape]]);
    return {
      image_size: vision_encoder.image_size,
      context: lang_encoder.context,
      frames: perceiver.max_num_frames,
      vocabulary: files.tokenizer.vocabulary,
      kernels: model.kernels,
      bytes: files.bytes,
      config: files.config,
      weight_shapes: Object.fromEntries(shapes) as Record<string, readonly number[]>,
      checkpoints: files.checkpoints.map((checkpoint) => {
        const { bytes } = files.manifest.entry(checkpoint.file);
        return { ...checkpoint, bytes };
      }),
    };
  },
};
