import { ShapeError } from './errors';
import { linear } from './linear';
import { rearrange } from './rearrange';
import { reshape } from './reshape';
import { formatShape, sameShape } from './shape';
import type { View } from './view';

/**
 * A convolution whose stride is its kernel, as vision transformers cut an image into patches: x (N,
 * C, H, W), weight (D, C, p, q), bias (D,) gives (N, D, H/p, W/q). A border that does not fill a
 * patch is dropped. Because patches do not overlap, this is a linear layer on flattened patches.
 * @throws {ShapeError} when the ranks are not 4 or the channels differ
 */
export function conv2dPatch(view: View, weight: View, bias: View | null = null): View {
  const shapes = `${formatShape(view.shape)} and ${formatShape(weight.shape)}`;
  if (view.dimension !== 4 || weight.dimension !== 4) {
    throw new ShapeError(`conv2dPatch: shapes ${shapes}: want (N, C, H, W) and (D, C, p, q)`);
  }
  if (view.shape[1] !== weight.shape[1]) {
    const channels = `${view.shape[1]} and ${weight.shape[1]}`;
    throw new ShapeError(`conv2dPatch: shapes ${shapes}: axis 1 is ${channels}`);
  }
  if (bias && !sameShape(bias.shape, [weight.shape[0]])) {
    const found = formatShape(bias.shape);
    throw new ShapeError(`conv2dPatch: bias ${found} for weight ${formatShape(weight.shape)}`);
  }
  const [n, c, height, width] = view.shape;
  const [d, , p, q] = weight.shape;
  const whole = view.hi(n, c, height - (height % p), width - (width % q));
  const patches = rearrange(whole, 'n c (h p) (w q) -> n h w (c p q)', { p, q });
  const tokens = linear(patches, reshape(weight, [d, c * p * q]), bias);
  return rearrange(tokens, 'n h w d -> n d h w');
}
