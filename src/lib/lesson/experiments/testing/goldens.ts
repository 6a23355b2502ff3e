/** For tests: what OpenFlamingo itself gave, and its inputs as cases to experiment on. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  arrayAt,
  booleanAt,
  numberAt,
  objectAt,
  stringAt,
  type JsonObject,
} from '../../../../../scripts/goldens/json';
import { tensorAt } from '../../../../../scripts/goldens/tensor-json';
import { readSafetensors, type BlockWeights } from '../../../flamingo';
import { tensor, type View } from '../../../tensor';
import type { BlockCase } from '../block-case';

const pathOf = (name: string): string =>
  fileURLToPath(new URL(`../../../flamingo/goldens/${name}`, import.meta.url));

export const golden = (name: string): JsonObject =>
  JSON.parse(readFileSync(pathOf(`${name}.json`), 'utf8')) as JsonObject;

const surprises = JSON.parse(
  readFileSync(new URL('../../fixtures/surprises.json', import.meta.url), 'utf8'),
) as JsonObject;

/** The numbers of one entry of surprises.json. */
export function surprise(id: string): JsonObject {
  const entries = arrayAt(surprises, 'entries') as JsonObject[];
  const entry = entries.find((one) => one.id === id);
  if (!entry) throw new Error(`no surprise ${id}`);
  return objectAt(entry, 'numbers');
}

/** 1 for each of `dim` features, so that a golden of the attention alone can stand in a block with closed gates. */
const vector = (dim: number, value: number): View => tensor(new Array<number>(dim).fill(value));

function optionsOf(config: JsonObject): BlockCase['options'] {
  return {
    heads: numberAt(config, 'heads'),
    only_attend_immediate_media: booleanAt(config, 'only_attend_immediate_media'),
    use_cached_media: booleanAt(config, 'use_cached_media', false),
  };
}

/** A golden of kind `mask`: the cross-attention; what is around it is drawn from nowhere and closed. */
export function maskCase(name: string): BlockCase {
  const json = golden(`mask/${name}`);
  const [inputs, weights] = [objectAt(json, 'inputs'), objectAt(json, 'weights')];
  const dim = numberAt(objectAt(json, 'config'), 'dim');
  const square = tensor(new Array<number>(dim * dim).fill(0), { shape: [dim, dim] });
  return {
    x: tensorAt(inputs, 'x'),
    media: tensorAt(inputs, 'media'),
    media_locations: tensorAt(inputs, 'media_locations'),
    options: optionsOf(objectAt(json, 'config')),
    weights: {
      attn_gate: tensor([0]),
      ff_gate: tensor([0]),
      'attn.norm.weight': tensorAt(weights, 'norm.weight'),
      'attn.norm.bias': tensorAt(weights, 'norm.bias'),
      'attn.to_q.weight': tensorAt(weights, 'to_q.weight'),
      'attn.to_kv.weight': tensorAt(weights, 'to_kv.weight'),
      'attn.to_out.weight': tensorAt(weights, 'to_out.weight'),
      'ff.0.weight': vector(dim, 1),
      'ff.0.bias': vector(dim, 0),
      'ff.1.weight': square,
      'ff.3.weight': square,
    },
  };
}

/** A golden of kind `gated_block`, with all that its file holds. */
export function blockCase(name: string): { given: BlockCase; tensors: Record<string, View> } {
  const json = golden(`gated_block/${name}`);
  const bytes = readFileSync(pathOf(`gated_block/${stringAt(json, 'tensors_file')}`));
  const tensors = { ...readSafetensors(bytes) };
  const weights = Object.fromEntries(
    Object.entries(tensors)
      .filter(([key]) => key.startsWith('w.'))
      .map(([key, view]) => [key.slice(2), view]),
  ) as BlockWeights;
  const given = {
    x: tensors['in.x'],
    media: tensors['in.media'],
    media_locations: tensors['in.media_locations'],
    options: optionsOf(objectAt(json, 'config')),
    weights,
  };
  return { given, tensors };
}
