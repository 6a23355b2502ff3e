import type { FlamingoConfig } from '../../../flamingo/runtime/config';
import { cell, range, weight } from '../cells';
import { pixelRule } from '../rules/pixel';
import { sumRule } from '../rules/sum';
import type { ModelTensor } from '../types';
import { normRule } from './linear';
import { tensorsOf, type Entry } from './part';
import { resamplerTensors } from './resampler';
import { transformerBlock } from './transformer-block';

const CHANNELS = 3;

/** Before the name of every tensor of one picture or clip, as the vision encoder and the resampler name it. */
export const pictureName = (picture: number): string => `picture.${picture}.`;

/** All tensors of one picture or clip of `frames` frames, from its pixels to its latents. */
export function pictureTensors(
  config: FlamingoConfig,
  picture: number,
  frames: number,
): ModelTensor[] {
  const { vision_encoder: vision } = config;
  const tokens = (vision.image_size / vision.patch_size) ** 2;
  const prefix = `${pictureName(picture)}vision_encoder.`;
  const blocks = range(vision.depth).flatMap((i) =>
    transformerBlock({
      prefix: `${prefix}blocks.${i}.`,
      group: { of: 'vision', picture, block: i },
      module: `vision_encoder.blocks.${i}.`,
      input: i === 0 ? `${prefix}patches` : `${prefix}blocks.${i - 1}.out`,
      weights: `vision_encoder.blocks.${i}.`,
      batch: frames,
      rows: tokens,
      dim: vision.dim,
      heads: vision.heads,
      axes: { batch: 'frame', row: 'patch' },
      rotary_base: null,
    }),
  );
  const module = 'vision_encoder.';
  const inGroup = (block: number | null) => ({ of: 'vision', picture, block }) as const;
  const entering = { prefix, module, group: { of: 'picture', picture } as const };
  const { pixels, ...patches } = patchEntries(config, prefix, frames);
  const last = vision.depth === 0 ? 'patches' : `blocks.${vision.depth - 1}.out`;
  const out: Entry = {
    kind: 'vision_out',
    shape: [frames, tokens, vision.dim],
    axes: ['frame', 'patch', 'feature'],
    module: 'ln_post',
    rule: normRule(prefix + last, 'vision_encoder.ln_post', vision.dim),
  };
  return [
    ...tensorsOf({ ...entering, module: '' }, { pixels }),
    ...tensorsOf(entering, patches),
    ...blocks,
    ...tensorsOf({ prefix, module, group: inGroup(null) }, { out }),
    ...resamplerTensors(config, picture, frames),
  ];
}

/** Pixels, the numbers of each patch, and the patches as vectors. */
function patchEntries(
  { vision_encoder: vision }: FlamingoConfig,
  prefix: string,
  frames: number,
): Record<string, Entry> {
  const { image_size, patch_size: size, dim, pixel_mean, pixel_scale } = vision;
  const side = image_size / size;
  const area = size * size;
  const pixelOf = ([f, patch, i]: readonly number[]) => {
    const y = Math.floor(patch / side) * size + (Math.floor(i / size) % size);
    const x = (patch % side) * size + (i % size);
    return cell(`${prefix}pixels`, f, y, x, Math.floor(i / area));
  };
  const kernel = (o: number, i: number) =>
    weight(
      'vision_encoder.conv.weight',
      o,
      Math.floor(i / area),
      Math.floor(i / size) % size,
      i % size,
    );
  const convolved = sumRule({
    products: ([f, patch, d]) => [
      ...range(CHANNELS * area).map((i) => ({
        x: cell(`${prefix}patch_values`, f, patch, i),
        w: kernel(d, i),
      })),
      { x: weight('vision_encoder.pos', patch, d) },
    ],
  });
  return {
    pixels: {
      kind: 'pixels',
      shape: [frames, image_size, image_size, CHANNELS],
      axes: ['frame', 'row', 'column', 'channel'],
      module: 'vision_x',
      rule: null,
    },
    patch_values: {
      kind: 'patch_values',
      shape: [frames, side * side, CHANNELS * area],
      axes: ['frame', 'patch', 'feature'],
      module: 'unfold',
      rule: pixelRule(pixelOf, pixel_mean, pixel_scale),
    },
    patches: {
      kind: 'patches',
      shape: [frames, side * side, dim],
      axes: ['frame', 'patch', 'feature'],
      module: 'conv',
      rule: convolved,
    },
  };
}
