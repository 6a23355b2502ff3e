/**
 * The vision encoder and the perceiver resampler as one ONNX graph: patches of a picture in, latents out. Only ops of
 * ONNX's opset: ONNX Runtime's own Attention, MultiHeadAttention and SkipLayerNormalization were tried here and were not
 * faster (1.68 ms against 1.70-1.78 for the 18 combinations), nor was a Conv instead of the product over patches.
 */

import { patchEmbedding, queriesScaled, type Weights } from '../../model/loaded';
import { FLOAT, Graph, type Value } from './graph';
import { Layers, Residual } from './layers';

/** @returns the model file; input `patches` `(1, patches, 3·size²)`, output latents `(1, num_latents, dim)` */
export function visionGraph(weights: Weights): Uint8Array {
  const layers = new Layers(new Graph(), weights, false);
  const latents = resampler(layers, encoder(layers));
  const { num_latents, dim } = weights.config.perceiver;
  layers.graph.output(latents, FLOAT, [1, num_latents, dim]);
  return layers.graph.encode();
}

/** @returns the features of the patches with the first frame's embedding, `(1, patches, dim)` */
function encoder(layers: Layers): Value {
  const { graph, weights } = layers;
  const { image_size, patch_size, dim, depth, heads } = weights.config.vision_encoder;
  const patches = (image_size / patch_size) ** 2;
  const inputs = 3 * patch_size ** 2;
  const pixels = graph.input('patches', FLOAT, [1, patches, inputs]);
  const { kernel, positions } = patchEmbedding(weights);
  const places = graph.floats(positions, [1, patches, dim]);
  const embedded = layers.add(layers.product(pixels, kernel, dim, inputs), places);
  const x = new Residual(layers, embedded);
  for (let i = 0; i < depth; i++) {
    const at = `vision_encoder.blocks.${i}`;
    const { weight, bias } = queriesScaled(weights, `${at}.qkv`, heads);
    const product = layers.linear(x.normed(`${at}.ln_1`), `${at}.qkv.weight`, weight);
    const qkv = layers.add(product, graph.floats(bias, [bias.length]));
    const [q, k, v] = layers
      .split(qkv, -1, 3)
      .map((part) => layers.toHeads(part, heads, dim / heads));
    const attended = layers.attend(q, k, v, dim);
    x.add(layers.linear(attended, `${at}.proj.weight`), layers.vector(`${at}.proj.bias`));
    const wide = layers.linear(x.normed(`${at}.ln_2`), `${at}.fc.weight`);
    const hidden = layers.gelu(wide, layers.vector(`${at}.fc.bias`));
    x.add(layers.linear(hidden, `${at}.out.weight`), layers.vector(`${at}.out.bias`));
  }
  const frame = weights.values('perceiver.frame_embs').subarray(0, dim);
  return layers.add(x.normed('vision_encoder.ln_post'), graph.floats(frame, [dim]));
}

/** @returns latents `(1, num_latents, dim)` of media `(1, tokens, dim)` */
function resampler(layers: Layers, media: Value): Value {
  const { graph, weights } = layers;
  const { dim, depth, heads, dim_head, num_latents } = weights.config.perceiver;
  const latents = graph.floats(weights.values('perceiver.latents'), [1, num_latents, dim]);
  const x = new Residual(layers, latents);
  for (let i = 0; i < depth; i++) {
    const at = `perceiver.layers.${i}`;
    const { weight } = queriesScaled(weights, `${at}.0.to_q`, heads);
    const normed = x.normed(`${at}.0.norm_latents`);
    const all = [layers.norm(media, `${at}.0.norm_media`), normed];
    const both = layers.linear(graph.node('Concat', all, { axis: 1 }), `${at}.0.to_kv.weight`);
    const query = layers.linear(normed, `${at}.0.to_q.weight`, weight);
    const [q, k, v] = [query, ...layers.split(both, -1, 2)].map((part) =>
      layers.toHeads(part, heads, dim_head),
    );
    const attended = layers.attend(q, k, v, heads * dim_head);
    x.add(layers.linear(attended, `${at}.0.to_out.weight`));
    const hidden = layers.gelu(layers.linear(x.normed(`${at}.1.0`), `${at}.1.1.weight`));
    x.add(layers.linear(hidden, `${at}.1.3.weight`));
  }
  return x.normed('perceiver.norm');
}
