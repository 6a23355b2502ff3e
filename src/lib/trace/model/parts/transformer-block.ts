import { cell, range } from '../cells';
import { geluRule } from '../rules/gelu';
import { softmaxRule } from '../rules/softmax';
import { sumRule } from '../rules/sum';
import type { Axis, CellRule, ModelTensor } from '../types';
import { joinedRule, mixtureRule, projectedRule, scoreRule, type Heads } from './attention';
import { addedRule, lastOf, linearRule, normRule, sameRow } from './linear';
import { tensorsOf, type Entry, type Part } from './part';

export interface BlockPlace extends Part {
  /** The tensor (batch, rows, dim) that goes in, by its full name. */
  readonly input: string;
  /** Name of the weights, with their dot. */
  readonly weights: string;
  readonly batch: number;
  readonly rows: number;
  readonly dim: number;
  readonly heads: number;
  readonly axes: { readonly batch: Axis; readonly row: Axis };
  /** Base of the rotary angles; null: nothing is rotated and every row sees all: the vision encoder. */
  readonly rotary_base: number | null;
}

/** Hidden features of the feed-forward part, per feature. */
const FF_MULT = 4;

/** h = h + proj(attention(ln_1 h)); h = h + out(gelu(fc(ln_2 h))). */
export function transformerBlock(place: BlockPlace): ModelTensor[] {
  return tensorsOf(place, { ...attentionEntries(place), ...mlpEntries(place) });
}

function attentionEntries(place: BlockPlace): Record<string, Entry> {
  const { prefix, input, weights, batch, rows, dim, heads, rotary_base } = place;
  const sizes: Heads = { heads, dim_head: dim / heads };
  const rotated = rotary_base === null ? '' : '_rotated';
  const flat = {
    shape: [batch, rows, dim],
    axes: [place.axes.batch, place.axes.row, 'feature'],
  } as const;
  const { batch: b, row } = place.axes;
  const perHead = {
    shape: [batch, heads, rows, sizes.dim_head],
    axes: [b, 'head', row, 'feature'],
  } as const;
  const pairs = { shape: [batch, heads, rows, rows], axes: [b, 'head', row, row] } as const;
  const project = (part: number) =>
    projectedRule(
      sizes,
      { weight: `${weights}qkv`, inFeatures: dim, first: part * dim, hasBias: true },
      (sequence, at, i) => cell(`${prefix}ln_1`, sequence, at, i),
    );
  const scale = sizes.dim_head ** -0.5;
  const score = scoreRule(sizes, `${prefix}self_q${rotated}`, `${prefix}self_k${rotated}`, scale);
  const mix = mixtureRule(`${prefix}self_attn`, `${prefix}self_v`, ([, , at]) =>
    visible(place, at),
  );
  const joined = joinedRule(sizes, `${prefix}self_out_per_head`, {
    weight: `${weights}proj`,
    hasBias: true,
  });
  const normed = normRule(input, `${weights}ln_1`, dim);
  return {
    ln_1: { kind: 'ln_1', ...flat, module: 'ln_1', rule: normed },
    self_q: { kind: 'self_q', ...perHead, module: 'qkv', rule: project(0) },
    self_k: { kind: 'self_k', ...perHead, module: 'qkv', rule: project(1) },
    self_v: { kind: 'self_v', ...perHead, module: 'qkv', rule: project(2) },
    ...(rotary_base === null ? {} : rotatedEntries(place, rotary_base, perHead)),
    self_sim: { kind: 'self_sim', ...pairs, module: 'sim', rule: score },
    self_attn: { kind: 'self_attn', ...pairs, module: 'attn', rule: attentionRule(place) },
    self_out_per_head: { kind: 'self_out_per_head', ...perHead, module: 'attn @ v', rule: mix },
    self_attn_out: { kind: 'self_attn_out', ...flat, module: 'proj', rule: joined },
    after_self_attn: {
      kind: 'after_self_attn',
      ...flat,
      module: 'h',
      rule: addedRule(input, `${prefix}self_attn_out`),
    },
  };
}

/** Rows that a row may see: those up to itself, or all. */
function visible({ rows, rotary_base }: BlockPlace, row: number): number[] {
  return range(rotary_base === null ? rows : row + 1);
}

function attentionRule(place: BlockPlace): CellRule {
  return softmaxRule(
    ([b, head, row, key]) => {
      const seen = visible(place, row);
      const scores = seen.map((at) => cell(`${place.prefix}self_sim`, b, head, row, at));
      return { scores, own: seen.indexOf(key) };
    },
    ([, , row, key]) => `${key} > ${row}`,
  );
}

function rotatedEntries(
  { prefix }: BlockPlace,
  base: number,
  like: Pick<Entry, 'shape' | 'axes'>,
): Record<string, Entry> {
  const rule = (source: string) => rotaryRule(prefix + source, lastOf(like.shape), base);
  const module = 'rotary';
  return {
    self_q_rotated: { kind: 'self_q_rotated', ...like, module, rule: rule('self_q') },
    self_k_rotated: { kind: 'self_k_rotated', ...like, module, rule: rule('self_k') },
  };
}

/** Features d and d + dim_head/2 are turned together, by position · base^(−2j/dim_head): RoFormer's rotary positions. */
function rotaryRule(source: string, dim_head: number, base: number): CellRule {
  const half = dim_head / 2;
  return sumRule({
    products: ([b, head, position, d]) => {
      const j = d % half;
      const angle = position * base ** ((-2 * j) / dim_head);
      const other = d < half ? d + half : j;
      const sign = d < half ? -1 : 1;
      return [
        { x: cell(source, b, head, position, d), factor: Math.cos(angle) },
        { x: cell(source, b, head, position, other), factor: sign * Math.sin(angle) },
      ];
    },
  });
}

function mlpEntries({
  prefix,
  weights,
  batch,
  rows,
  dim,
  axes,
}: BlockPlace): Record<string, Entry> {
  const named = { axes: [axes.batch, axes.row, 'feature'] } as const;
  const flat = { ...named, shape: [batch, rows, dim] };
  const wide = { ...named, shape: [batch, rows, FF_MULT * dim] };
  const layer = (name: string, inFeatures: number, source: string) =>
    linearRule({
      inFeatures,
      weight: weights + name,
      hasBias: true,
      out: lastOf,
      x: sameRow(prefix + source),
    });
  const bent = geluRule((index) => cell(`${prefix}fc`, ...index));
  const normed = normRule(`${prefix}after_self_attn`, `${weights}ln_2`, dim);
  const summed = addedRule(`${prefix}after_self_attn`, `${prefix}mlp_out`);
  return {
    ln_2: { kind: 'ln_2', ...flat, module: 'ln_2', rule: normed },
    fc: { kind: 'fc', ...wide, module: 'fc', rule: layer('fc', dim, 'ln_2') },
    hidden: { kind: 'hidden', ...wide, module: 'gelu', rule: bent },
    mlp_out: {
      kind: 'mlp_out',
      ...flat,
      module: 'out',
      rule: layer('out', FF_MULT * dim, 'hidden'),
    },
    out: { kind: 'block_out', ...flat, module: 'h', rule: summed },
  };
}
