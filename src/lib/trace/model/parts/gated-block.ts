import { cell, range, weight } from '../cells';
import { mediaAttentionRule } from '../rules/media-attention';
import { sumRule } from '../rules/sum';
import type { CellRule, ModelTensor, RunFacts } from '../types';
import { joinedRule, mixtureRule, projectedRule, scoreRule } from './attention';
import { feedForwardEntries } from './feed-forward';
import { addedRule, gatedRule, normRule } from './linear';
import { tensorsOf, type Entry } from './part';
import { timesOf } from './prompt';

/** GatedCrossAttentionBlock (helpers.py) in front of layer i; `input`: the text that goes in. */
export function gatedBlock(facts: RunFacts, layer: number, input: string): ModelTensor[] {
  const { config, input_ids, frames } = facts;
  const { dim } = config.lang_encoder;
  const prefix = `layer.${layer}.`;
  const weights = `gated_cross_attn_layers.${layer}.`;
  const flat = { shape: [1, input_ids.length, dim], axes: ['batch', 'token', 'feature'] } as const;
  const own = (name: string) => prefix + name;
  const { ff_mult } = config.gated_cross_attn;
  const ff = {
    prefix,
    input: own('after_attn'),
    ...flat,
    ff_mult,
    weights: `${weights}ff`,
    module: 'ff',
  };
  const norm = normRule(own('lang_x'), `${weights}attn.norm`, dim);
  const after_attn = gatedRule(own('lang_x'), own('attn_out'), own('attn_gate'));
  const xattn_out = gatedRule(own('after_attn'), own('ff_out'), own('ff_gate'));
  const entries: Record<string, Entry> = {
    lang_x: { kind: 'lang_x', ...flat, module: 'x', rule: addedRule(input) },
    norm: { kind: 'norm', ...flat, module: 'attn.norm', rule: norm },
    ...attentionEntries(facts, layer, frames.length > 0),
    attn_gate: gateEntry(facts, layer, 'attn_gate'),
    after_attn: { kind: 'after_attn', ...flat, module: 'x', rule: after_attn },
    ...feedForwardEntries(ff),
    ff_gate: gateEntry(facts, layer, 'ff_gate'),
    xattn_out: { kind: 'xattn_out', ...flat, module: 'x', rule: xattn_out },
  };
  return tensorsOf({ prefix, module: weights, group: { of: 'gated', layer } }, entries);
}

/** A gate before tanh: the trained one, or what it was set to, which has no source. */
function gateEntry({ changes }: RunFacts, layer: number, name: 'attn_gate' | 'ff_gate'): Entry {
  const isSet = typeof changes[name]?.[layer] === 'number';
  const trained = weight(`gated_cross_attn_layers.${layer}.${name}`, 0);
  const rule = isSet ? null : sumRule({ products: () => [{ x: trained }] });
  return { kind: name, shape: [1], axes: ['single'], module: name, rule };
}

function attentionEntries(
  facts: RunFacts,
  layer: number,
  hasMedia: boolean,
): Record<string, Entry> {
  const { config, input_ids } = facts;
  const { heads, dim_head } = config.gated_cross_attn;
  const T = input_ids.length;
  const prefix = `layer.${layer}.`;
  const attn = `gated_cross_attn_layers.${layer}.attn.`;
  const queries = {
    shape: [1, heads, T, dim_head],
    axes: ['batch', 'head', 'token', 'feature'],
  } as const;
  const { dim } = config.lang_encoder;
  const to_q = { weight: `${attn}to_q`, inFeatures: dim, first: 0, scale: dim_head ** -0.5 };
  const query = (b: number, row: number, i: number) => cell(`${prefix}norm`, b, row, i);
  const asked = projectedRule({ heads, dim_head }, to_q, query);
  const joined = joinedRule({ heads, dim_head }, `${prefix}out_per_head`, {
    weight: `${attn}to_out`,
  });
  return {
    q_scaled: { kind: 'q_scaled', ...queries, module: 'attn.to_q', rule: asked },
    ...(hasMedia ? mediaEntries(facts, layer) : {}),
    out_per_head: {
      kind: 'out_per_head',
      ...queries,
      module: 'attn.out',
      rule: mixed(facts, layer),
    },
    attn_out: {
      kind: 'attn_out',
      shape: [1, T, dim],
      axes: ['batch', 'token', 'feature'],
      module: 'attn.to_out',
      rule: joined,
    },
  };
}

/** A head that is switched off finds nothing, whatever it looked at. */
function mixed(facts: RunFacts, layer: number): CellRule {
  const off = facts.changes.heads_off?.[layer] ?? [];
  const columns = range(columnsOf(facts));
  const prefix = `layer.${layer}.`;
  return mixtureRule(`${prefix}attn`, `${prefix}v`, ([, head]) =>
    off.includes(head) ? [] : columns,
  );
}

const columnsOf = ({ config, frames }: RunFacts): number =>
  frames.length * config.perceiver.num_latents;

function mediaEntries(facts: RunFacts, layer: number): Record<string, Entry> {
  const { config, input_ids } = facts;
  const { perceiver } = config;
  const { heads, dim_head } = config.gated_cross_attn;
  const sizes = { heads, dim_head };
  const columns = columnsOf(facts);
  const prefix = `layer.${layer}.`;
  const n = perceiver.num_latents;
  const answers = {
    shape: [1, heads, columns, dim_head],
    axes: ['batch', 'head', 'picture_latent', 'feature'],
  } as const;
  const pairs = {
    shape: [1, heads, input_ids.length, columns],
    axes: ['batch', 'head', 'token', 'picture_latent'],
  } as const;
  const to_kv = {
    weight: `gated_cross_attn_layers.${layer}.attn.to_kv`,
    inFeatures: perceiver.dim,
  };
  const latent = (b: number, j: number, i: number) => cell('vis_x', b, Math.floor(j / n), j % n, i);
  const key = projectedRule(sizes, { ...to_kv, first: 0 }, latent);
  const value = projectedRule(sizes, { ...to_kv, first: heads * dim_head }, latent);
  const score = scoreRule(sizes, `${prefix}q_scaled`, `${prefix}k`);
  return {
    k: { kind: 'k', ...answers, module: 'attn.to_kv', rule: key },
    v: { kind: 'v', ...answers, module: 'attn.to_kv', rule: value },
    sim: { kind: 'sim', ...pairs, module: 'attn.sim', rule: score },
    attn: { kind: 'attn', ...pairs, module: 'attn.attn', rule: attentionRule(facts, layer) },
  };
}

function attentionRule(facts: RunFacts, layer: number): CellRule {
  const { config, only_attend_immediate_media: isImmediate, changes } = facts;
  const n = config.perceiver.num_latents;
  const times = timesOf(facts);
  const all = range(columnsOf(facts));
  const isVisible = (time: number, column: number) => {
    const media_time = Math.floor(column / n) + 1;
    return isImmediate ? time === media_time : time >= media_time;
  };
  return mediaAttentionRule({
    columns: all.length,
    visible: (token) => all.filter((column) => isVisible(times[token], column)),
    isZeroed: (token) => isImmediate && !changes.skip_zero_rows && times[token] === 0,
    sim: ([b, head, token], column) => cell(`layer.${layer}.sim`, b, head, token, column),
    mask: (token, column) => cell('text_to_media_mask', 0, 0, token, column),
    time: (token) => cell('text_time', 0, token),
  });
}
