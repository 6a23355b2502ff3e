import { mediaLocationsOf, textTimes } from '../../../flamingo/runtime/media-rows';
import { cell, range, weight } from '../cells';
import { compareRule } from '../rules/compare';
import { fixedRule } from '../rules/fixed';
import { sumRule } from '../rules/sum';
import type { ModelTensor, RunFacts } from '../types';
import { pictureName } from './picture';
import { tensorsOf, type Entry } from './part';

/** How many pictures each token has met. */
export function timesOf({ config, input_ids }: RunFacts): number[] {
  const [locations] = mediaLocationsOf([input_ids], config.special_tokens.image);
  return textTimes(locations, input_ids.length, false);
}

/** Token ids, what the mask is made of, the latents as the gated blocks read them, and the first vectors of the text. */
export function promptTensors(facts: RunFacts): ModelTensor[] {
  const { input_ids, frames, changes } = facts;
  const T = input_ids.length;
  const ids: Entry = {
    kind: 'input_ids',
    shape: [1, T],
    axes: ['batch', 'token'],
    module: 'lang_x',
    rule: null,
  };
  const entries = {
    input_ids: ids,
    ...(changes.text_only ? {} : maskEntries(facts)),
    ...(changes.text_only || frames.length === 0 ? {} : mediaEntries(facts)),
    embeddings: embeddingsOf(facts),
  };
  return tensorsOf({ prefix: '', module: '', group: { of: 'prompt' } }, entries);
}

function maskEntries({ config, input_ids }: RunFacts): Record<string, Entry> {
  const tokens = { shape: [1, input_ids.length], axes: ['batch', 'token'] } as const;
  const image = config.special_tokens.image;
  return {
    media_locations: {
      kind: 'media_locations',
      ...tokens,
      module: 'media_locations',
      rule: compareRule({
        left: ([b, t]) => cell('input_ids', b, t),
        right: () => image,
        sign: '==',
      }),
    },
    text_time: {
      kind: 'text_time',
      ...tokens,
      module: 'text_time',
      rule: sumRule({
        products: ([b, t]) => range(t + 1).map((i) => ({ x: cell('media_locations', b, i) })),
      }),
    },
  };
}

function mediaEntries(facts: RunFacts): Record<string, Entry> {
  const { config, input_ids, frames, only_attend_immediate_media } = facts;
  const { num_latents: n, dim } = config.perceiver;
  const [T, T_img] = [input_ids.length, frames.length];
  return {
    media_time: {
      kind: 'media_time',
      shape: [T_img],
      axes: ['picture'],
      module: 'media_time',
      rule: fixedRule(
        ([i]) => i + 1,
        ([i]) => `arange(${T_img})[${i}] + 1`,
      ),
    },
    text_to_media_mask: {
      kind: 'text_to_media_mask',
      shape: [1, 1, T, T_img * n],
      axes: ['batch', 'single', 'token', 'picture_latent'],
      module: 'text_to_media_mask',
      rule: compareRule({
        left: ([b, , t]) => cell('text_time', b, t),
        right: ([, , , j]) => cell('media_time', Math.floor(j / n)),
        sign: only_attend_immediate_media ? '==' : '>=',
      }),
    },
    vis_x: {
      kind: 'vis_x',
      shape: [1, T_img, n, dim],
      axes: ['batch', 'picture', 'latent', 'feature'],
      module: 'vis_x',
      rule: sumRule({
        products: ([, i, latent, d]) => [{ x: cell(`${pictureName(i)}latents`, 0, 0, latent, d) }],
      }),
    },
  };
}

function embeddingsOf({ config, input_ids }: RunFacts): Entry {
  return {
    kind: 'embeddings',
    shape: [1, input_ids.length, config.lang_encoder.dim],
    axes: ['batch', 'token', 'feature'],
    module: 'lang_encoder.wte',
    rule: sumRule({
      products: ([, t, d]) => [{ x: weight('lang_encoder.wte.weight', input_ids[t], d) }],
    }),
  };
}
