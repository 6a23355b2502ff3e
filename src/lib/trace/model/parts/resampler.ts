import type { FlamingoConfig } from '../../../flamingo/runtime/config';
import { cell, range, weight } from '../cells';
import { softmaxRule } from '../rules/softmax';
import { sumRule, type Product } from '../rules/sum';
import type { CellRule, ModelTensor } from '../types';
import { joinedRule, mixtureRule, projectedRule, scoreRule } from './attention';
import { feedForwardEntries } from './feed-forward';
import { addedRule, normRule } from './linear';
import { tensorsOf, type Entry } from './part';

/** What a layer of the resampler works on. */
interface Layer {
  readonly config: FlamingoConfig['perceiver'];
  readonly prefix: string;
  /** Names of the media and of the latents that go in. */
  readonly media: string;
  readonly input: string;
  /** Patches of all frames. */
  readonly tokens: number;
  /** Of layer i: 'perceiver.layers.0.'. */
  readonly weights: string;
}

/** PerceiverResampler (helpers.py) on one picture or clip. */
export function resamplerTensors(
  config: FlamingoConfig,
  picture: number,
  frames: number,
): ModelTensor[] {
  const { perceiver, vision_encoder: vision } = config;
  const { dim, depth, num_latents: n } = perceiver;
  const of = `picture.${picture}.`;
  const prefix = `${of}perceiver.`;
  const perFrame = (vision.image_size / vision.patch_size) ** 2;
  const tokens = frames * perFrame;
  const part = {
    prefix,
    module: 'perceiver.',
    group: { of: 'resampler', picture, layer: null },
  } as const;
  const latents = { shape: [1, n, dim], axes: ['batch', 'latent', 'feature'] } as const;
  const media = mediaRule(config, `${of}vision_encoder.out`, frames, perFrame);
  const copied = sumRule({
    products: ([, latent, d]) => [{ x: weight('perceiver.latents', latent, d) }],
  });
  const entering: Record<string, Entry> = {
    media: {
      kind: 'media',
      shape: [1, tokens, dim],
      axes: ['batch', 'medium', 'feature'],
      module: 'x',
      rule: media,
    },
    latents_init: { kind: 'latents_init', ...latents, module: 'latents', rule: copied },
  };
  const layers = range(depth).flatMap((i) => {
    const layer = { prefix: `${prefix}layer.${i}.`, module: `perceiver.layers.${i}.` };
    const input = i === 0 ? `${prefix}latents_init` : `${prefix}layer.${i - 1}.after_ff`;
    const given = { config: perceiver, media: `${prefix}media`, input, tokens };
    const entries = layerEntries({ ...given, prefix: layer.prefix, weights: layer.module });
    return tensorsOf({ ...layer, group: { of: 'resampler', picture, layer: i } }, entries);
  });
  const last = `${prefix}layer.${depth - 1}.after_ff`;
  const out: Entry = {
    kind: 'perceiver_out',
    ...latents,
    module: 'norm',
    rule: normRule(last, 'perceiver.norm', dim),
  };
  const kept: Entry = {
    kind: 'latents',
    shape: [1, 1, n, dim],
    axes: ['batch', 'single', 'latent', 'feature'],
    module: 'vision_x',
    rule: sumRule({ products: ([, , latent, d]) => [{ x: cell(`${prefix}out`, 0, latent, d) }] }),
  };
  return [
    ...tensorsOf(part, entering),
    ...layers,
    ...tensorsOf(part, { out }),
    ...tensorsOf({ ...part, prefix: of, module: '' }, { latents: kept }),
  ];
}

/** vision_encoder.out plus the embedding of the frame, which stands between two rows where frames were stretched. */
function mediaRule(
  { perceiver }: FlamingoConfig,
  source: string,
  frames: number,
  perFrame: number,
): CellRule {
  const { max_num_frames: rows, max_num_media } = perceiver;
  const embedding = (frame: number, d: number): Product[] => {
    if (rows === null) return [];
    const position = frame * (frames > rows ? (rows - 1) / (frames - 1) : 1);
    const row = Math.min(Math.floor(position), rows - 1);
    const share = position - row;
    const at = (of: number, factor: number) => ({
      x: weight('perceiver.frame_embs', of, d),
      factor,
    });
    const isBetween = share > 0 && row + 1 < rows;
    return isBetween ? [at(row, 1 - share), at(row + 1, share)] : [at(row, 1)];
  };
  return sumRule({
    products: ([, token, d]) => {
      const frame = Math.floor(token / perFrame);
      const time =
        max_num_media === null ? [] : [{ x: weight('perceiver.media_time_embs', 0, 0, d) }];
      return [{ x: cell(source, frame, token % perFrame, d) }, ...embedding(frame, d), ...time];
    },
  });
}

function layerEntries(layer: Layer): Record<string, Entry> {
  const { config, prefix, media, input, tokens, weights } = layer;
  const { dim, num_latents: n, ff_mult } = config;
  const latents = { shape: [1, n, dim], axes: ['batch', 'latent', 'feature'] } as const;
  const ofMedia = { shape: [1, tokens, dim], axes: ['batch', 'medium', 'feature'] } as const;
  const norm = (name: string, source: string) => normRule(source, `${weights}0.${name}`, dim);
  const after = `${prefix}after_attn`;
  const ff = { prefix, input: after, ...latents, ff_mult, weights: `${weights}1`, module: '1' };
  return {
    norm_media: {
      kind: 'norm_media',
      ...ofMedia,
      module: '0.norm_media',
      rule: norm('norm_media', media),
    },
    norm_latents: {
      kind: 'norm_latents',
      ...latents,
      module: '0.norm_latents',
      rule: norm('norm_latents', input),
    },
    ...attentionEntries(layer),
    after_attn: {
      kind: 'perceiver_after_attn',
      ...latents,
      module: 'latents',
      rule: addedRule(input, `${prefix}attn_out`),
    },
    ...feedForwardEntries(ff),
    after_ff: {
      kind: 'after_ff',
      ...latents,
      module: 'latents',
      rule: addedRule(after, `${prefix}ff_out`),
    },
  };
}

function attentionEntries({ config, prefix, tokens, weights }: Layer): Record<string, Entry> {
  const { dim, heads, dim_head, num_latents: n } = config;
  const keys = tokens + n;
  const queries = {
    shape: [1, heads, n, dim_head],
    axes: ['batch', 'head', 'latent', 'feature'],
  } as const;
  const answers = {
    shape: [1, heads, keys, dim_head],
    axes: ['batch', 'head', 'medium_or_latent', 'feature'],
  } as const;
  const pairs = {
    shape: [1, heads, n, keys],
    axes: ['batch', 'head', 'latent', 'medium_or_latent'],
  } as const;
  // The media first, then the latents themselves.
  const key = (b: number, row: number, i: number) =>
    row < tokens
      ? cell(`${prefix}norm_media`, b, row, i)
      : cell(`${prefix}norm_latents`, b, row - tokens, i);
  const query = (b: number, row: number, i: number) => cell(`${prefix}norm_latents`, b, row, i);
  const to_q = { weight: `${weights}0.to_q`, inFeatures: dim, first: 0, scale: dim_head ** -0.5 };
  const to_kv = { weight: `${weights}0.to_kv`, inFeatures: dim };
  const all = range(keys);
  const attend = softmaxRule(
    ([b, head, row, own]) => ({
      scores: all.map((j) => cell(`${prefix}sim`, b, head, row, j)),
      own,
    }),
    () => '',
  );
  const joined = joinedRule(config, `${prefix}out_per_head`, { weight: `${weights}0.to_out` });
  return {
    q_scaled: {
      kind: 'perceiver_q',
      ...queries,
      module: '0.to_q',
      rule: projectedRule(config, to_q, query),
    },
    k: {
      kind: 'perceiver_k',
      ...answers,
      module: '0.to_kv',
      rule: projectedRule(config, { ...to_kv, first: 0 }, key),
    },
    v: {
      kind: 'perceiver_v',
      ...answers,
      module: '0.to_kv',
      rule: projectedRule(config, { ...to_kv, first: heads * dim_head }, key),
    },
    sim: {
      kind: 'perceiver_sim',
      ...pairs,
      module: '0.sim',
      rule: scoreRule(config, `${prefix}q_scaled`, `${prefix}k`),
    },
    attn: { kind: 'perceiver_attn', ...pairs, module: '0.attn', rule: attend },
    out_per_head: {
      kind: 'perceiver_out_per_head',
      ...queries,
      module: '0.out',
      rule: mixtureRule(`${prefix}attn`, `${prefix}v`, () => all),
    },
    attn_out: {
      kind: 'perceiver_attn_out',
      shape: [1, n, dim],
      axes: ['batch', 'latent', 'feature'],
      module: '0.to_out',
      rule: joined,
    },
  };
}
