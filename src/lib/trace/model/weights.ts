import type { Shapes } from '../../flamingo/runtime/weight-shapes';
import type { Axis, ModelTensor, WeightPart } from './types';

const PARTS: readonly WeightPart[] = [
  'vision_encoder',
  'perceiver',
  'gated_cross_attn_layers',
  'lang_encoder',
];

/** What the axes of a weight count, where it is more than features. */
const AXES: Readonly<Record<string, readonly Axis[]>> = {
  'vision_encoder.conv.weight': ['feature', 'channel', 'row', 'column'],
  'vision_encoder.pos': ['patch', 'feature'],
  'perceiver.latents': ['latent', 'feature'],
  'perceiver.frame_embs': ['frame', 'feature'],
  'lang_encoder.wte.weight': ['word', 'feature'],
};

/** The weights of a state dict as entries of the catalogue: they have no source, since they were learned. */
export function weightTensors(shapes: Shapes): ModelTensor[] {
  const names = Object.keys(shapes);
  return PARTS.flatMap((part) =>
    names
      .filter((name) => name.startsWith(`${part}.`))
      .map((name): ModelTensor => {
        const shape = shapes[name];
        const axes = AXES[name] ?? shape.map((): Axis => 'feature');
        const group = { of: 'weights', part } as const;
        return { name, kind: 'weight', group, shape, axes, module: name, rule: null };
      }),
  );
}
