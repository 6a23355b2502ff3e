/** Words of the tensor finder and of what a cell is made of, in English. */

import type { Axis, Group, Measure, TensorKind, WeightPart } from '../../trace/model';

/** One line a tensor: what it is. */
const kinds: Record<TensorKind, string> = {
  pixels: 'The picture as the model gets it: red, green and blue from 0 to 255.',
  patch_values: 'The pixels of each patch in a row: channel by channel, moved to around 0.',
  patches: 'Each patch as a vector: its pixels times a filter, plus where it stands.',
  vision_out: 'What the vision encoder says of each patch.',
  ln_1: 'Each row brought to mean 0 and spread 1, before it attends to others.',
  self_q: 'Queries: what each row looks for.',
  self_k: 'Keys: what each row can be found by.',
  self_v: 'Values: what each row hands on when it is looked at.',
  self_q_rotated: 'Queries, turned by their position in the text.',
  self_k_rotated: 'Keys, turned by their position in the text.',
  self_sim: 'Scores before any mask: how well a query (row) fits a key (column).',
  self_attn: 'Attention: how much each row (down) takes from each other (across).',
  self_out_per_head: 'What each head found: the values, mixed by the attention.',
  self_attn_out: 'What all heads found together, to be added to the row.',
  after_self_attn: 'The row with what its attention found.',
  ln_2: 'Each row brought to mean 0 and spread 1, before the feed-forward part.',
  fc: 'The wide layer of the feed-forward part, before the GELU.',
  hidden: 'The wide layer after the GELU: what is negative is all but shut off.',
  mlp_out: 'What the feed-forward part adds to the row.',
  block_out: 'The row as this block hands it on.',
  media: 'All patches of all frames, each with the mark of its frame.',
  latents_init: 'The learned vectors that the latents begin as.',
  norm_media: 'Patches brought to mean 0 and spread 1.',
  norm_latents: 'Latents brought to mean 0 and spread 1.',
  perceiver_q: 'Queries of the latents, already times 1/√dim_head.',
  perceiver_k: 'Keys of patches and latents.',
  perceiver_v: 'Values of patches and latents.',
  perceiver_sim: 'Scores: how well a latent (down) fits a patch or latent (across).',
  perceiver_attn: 'Where each latent (down) looks: patches first, then the latents.',
  perceiver_out_per_head: 'What each head of each latent found.',
  perceiver_attn_out: 'What all heads found together, to be added to the latent.',
  perceiver_after_attn: 'The latents with what their attention found.',
  after_ff: 'The latents as this layer hands them on.',
  perceiver_out: 'The latents, brought to mean 0 and spread 1.',
  latents: 'The picture as the language model gets it: a handful of vectors.',
  ff_norm: 'Each row brought to mean 0 and spread 1, before the feed-forward part.',
  ff_fc: 'The wide layer of the feed-forward part, before the GELU.',
  ff_hidden: 'The wide layer after the GELU: what is negative is all but shut off.',
  ff_out: 'What the feed-forward part says, before the gate.',
  input_ids: 'The number of each token in the vocabulary.',
  media_locations: '1 where a picture stands in the text.',
  text_time: 'How many pictures each token has met so far.',
  media_time: 'The number of each picture, counted from 1.',
  text_to_media_mask: '1 where a token (down) may see a latent of a picture (across).',
  vis_x: 'The latents of all pictures, as every gated block reads them.',
  embeddings: 'The learned vector of each token’s word.',
  lang_x: 'The text as it enters the gated block.',
  norm: 'Each token brought to mean 0 and spread 1, before it asks.',
  q_scaled: 'What each token asks the pictures, already times 1/√dim_head.',
  k: 'What each latent can be found by.',
  v: 'What each latent hands on when it is looked at.',
  sim: 'Scores before the mask: how well a token (down) fits a latent (across).',
  attn: 'How much each token (down) takes from each latent (across), after mask and zeroing.',
  out_per_head: 'What each head found in the pictures.',
  attn_out: 'What all heads found together, before the gate.',
  attn_gate: 'How far the gate of the attention is open, before tanh.',
  after_attn: 'The text plus tanh(attn_gate) times what was found.',
  ff_gate: 'How far the gate of the feed-forward part is open, before tanh.',
  xattn_out: 'The text as the gated block hands it on.',
  ln_f: 'The last row of vectors, brought to mean 0 and spread 1.',
  logits: 'A score for each word (across) to come after each token (down).',
  weight: 'Learned in training, the same in every run.',
};

const axes: Record<Axis, string> = {
  batch: 'batch',
  frame: 'frame',
  row: 'row',
  column: 'column',
  channel: 'channel',
  patch: 'patch',
  head: 'head',
  latent: 'latent',
  medium: 'patch',
  medium_or_latent: 'patch or latent',
  token: 'token',
  picture: 'picture',
  picture_latent: 'latent',
  feature: 'feature',
  word: 'word',
  single: 'one',
};

const weights: Record<WeightPart, string> = {
  vision_encoder: 'Weights: vision encoder (frozen)',
  perceiver: 'Weights: resampler (trained)',
  gated_cross_attn_layers: 'Weights: gated cross-attention (trained)',
  lang_encoder: 'Weights: language model (frozen)',
};

function group(of: Group): string {
  switch (of.of) {
    case 'picture':
      return `Picture ${of.picture + 1}`;
    case 'vision':
      return of.block === null
        ? `Picture ${of.picture + 1}: vision encoder`
        : `Picture ${of.picture + 1}: vision encoder, block ${of.block}`;
    case 'resampler':
      return of.layer === null
        ? `Picture ${of.picture + 1}: resampler`
        : `Picture ${of.picture + 1}: resampler, layer ${of.layer}`;
    case 'prompt':
      return 'Prompt and mask';
    case 'gated':
      return `Layer ${of.layer}: gated cross-attention`;
    case 'block':
      return `Layer ${of.layer}: language model`;
    case 'answer':
      return 'Answer';
    case 'weights':
      return weights[of.part];
  }
}

/** What the amounts beside the sources are. */
const measures: Record<Measure, string> = {
  summand: 'What each adds, largest first',
  share: 'The share of each in the row, largest first',
  none: 'What it is made of',
};

export const inspect = {
  title: 'Every number, and where it comes from',
  lead: 'Find any tensor of this run by its OpenFlamingo name, pick a cell, and walk down to a pixel, a token or a weight.',
  none: 'Ask something first; then every number of the run can be looked up here.',
  group,
  kinds,
  axes,
  measures,
  finder: {
    label: 'Find a tensor',
    placeholder: 'layer.4.attn',
    list: 'Tensors of this run',
    found: (n: number) => (n === 1 ? '1 tensor' : `${n} tensors`),
    nothing: 'No tensor has such a name.',
    more: (n: number) => `${n} more: type on to narrow it down.`,
  },
  view: {
    loading: 'Fetching the numbers …',
    tensor: (name: string, shape: string) => `${name}, shape ${shape}`,
    large: (n: number) => `${n} cells: drawn. Move with the arrow keys.`,
    range: (least: string, most: string) => `Colours from ${least} to ${most}.`,
    share: 'Colours from 0 to 1.',
    marks: 'Solid: 1. Hatched: 0.',
    plain: 'Numbers as they are.',
    module: 'In OpenFlamingo',
    down: (axis: string) => `down: ${axis}`,
    across: (axis: string) => `across: ${axis}`,
    less: (name: string) => `Previous ${name}`,
    more: (name: string) => `Next ${name}`,
  },
  place: {
    token: (n: number, word: string) => `token ${n} “${word}”`,
    word: (word: string) => `“${word}”`,
    picture: (n: number) => `picture ${n}`,
    latent: (n: number) => `latent ${n}`,
    frame: (n: number) => `frame ${n}`,
    patch: (n: number) => `patch ${n}`,
    head: (n: number) => `head ${n}`,
    row: (n: number) => `row ${n}`,
    column: (n: number) => `column ${n}`,
    channel: ['red', 'green', 'blue'] as readonly string[],
    feature: (i: number) => `feature [${i}]`,
    comma: ', ',
  },
  cell: {
    label: 'The chosen cell',
    hint: 'Point at a cell to see what it is made of; click it, or press Enter, to keep it.',
    pinned: 'Kept. Esc lets it go.',
    unpin: 'Let it go',
    more: (n: number) => `Show ${n} more`,
    rest: (n: number, amount: string) => `${n} more bring ${amount} together.`,
    path: 'The way here',
    ends: {
      pixel: 'A pixel: the way ends here.',
      token: (word: string) => `The token “${word}”: the way ends here.`,
      weight: 'A weight: it was learned in training, so the way ends here.',
      set: 'You set this number: the way ends here.',
      place: 'It follows from its place alone.',
      nothing: 'Nothing is added here: no source takes part.',
    },
    pixelIn: (n: number, x: number, y: number) =>
      `Picture ${n}: the pixel at column ${x}, row ${y} is outlined, and its patch.`,
    patchIn: (n: number, patch: number) => `Picture ${n}: patch ${patch} is outlined.`,
  },
  faults: {
    no_tensor: (name: string) => `This run has no tensor “${name}”.`,
    no_cell: (index: string, shape: string) =>
      `“${index}” is no cell of a tensor of shape ${shape}.`,
  },
};
