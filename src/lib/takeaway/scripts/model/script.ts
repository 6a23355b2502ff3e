/** One Python file that runs the tiny model on what stands on the page, and compares. */

import type { TracedTensors } from '../../../flamingo/worker/protocol';
import type { GivenLook, GivenModelRun, Library, ScriptOptions } from './given';
import { addressText, base64Literal } from './python';
import { lookSettings, modelSettings } from './settings';
import { chosenWeights } from './shipped-weights';
import { numpy } from './template/numpy';
import type { Template } from './template/template';
import { torch } from './template/torch';

const templates: Readonly<Record<Library, Template>> = { torch, numpy };

/**
 * The whole model, from pixels and words to the next word. It needs its library alone, and no network.
 * @throws {Error} for weights that cannot be read
 */
export function modelScriptOf(given: GivenModelRun, options: ScriptOptions): string {
  return [...modelScriptPieces(given, options)].join('');
}

/** The same up to the latents of each picture or clip. */
export function resamplerScriptOf(given: GivenLook, options: ScriptOptions): string {
  return [...resamplerScriptPieces(given, options)].join('');
}

/** modelScriptOf in pieces, none of them the work of more than some milliseconds. */
export function* modelScriptPieces(
  given: GivenModelRun,
  options: ScriptOptions,
): Generator<string> {
  const what = 'the tiny Flamingo, from the pixels and words of a prompt to its next word';
  const { model, modelMain } = templateOf(options);
  yield docstring(what, given, options);
  yield modelSettings(given);
  yield* sections(model);
  yield* blobs(given, () => true);
  yield modelMain;
}

export function* resamplerScriptPieces(
  given: GivenLook,
  options: ScriptOptions,
): Generator<string> {
  const what = 'the eyes of the tiny Flamingo, from the pixels of a picture or clip to its latents';
  const { look, lookMain } = templateOf(options);
  yield docstring(what, given, options);
  yield lookSettings(given);
  yield* sections(look);
  yield* blobs(given, (name) => /^(vision_encoder|perceiver)\./.test(name));
  yield lookMain;
}

function templateOf({ library = 'torch' }: ScriptOptions): Template {
  return templates[library];
}

function docstring(what: string, { checkpoint }: GivenLook, options: ScriptOptions): string {
  const { title, needs, imports } = templateOf(options);
  const which = checkpoint
    ? `as they were after step ${checkpoint.step} of the last stage of training`
    : 'of the finished model';
  return `"""In ${title}: ${what}. It reproduces the numbers of

${addressText(options.link)}

How to run it: python3 THIS_FILE.py, with ${needs} and nothing else; it uses no network.
It holds the weights ${which}, as they are shipped (8 bits, one scale for each row), the pixels,
and the numbers that the page showed. It runs the model, prints the largest error of each tensor
as a share of 1 + its largest number, and exits with 1 where that is more than TOLERANCE.
Names are those of OpenFlamingo.
"""

import base64
import json
import math
import struct
import sys

${imports}
`;
}

function* sections(texts: readonly string[]): Generator<string> {
  for (const text of texts) yield `\n${text}`;
}

/** Pixels, what was shown, and weights: whoever reads the script has read it before these. */
function* blobs(given: GivenLook, isWanted: (name: string) => boolean): Generator<string> {
  const { media, expected, weights, checkpoint } = given;
  const frames = media.flat();
  yield '\n\n# uint8: the pixels of all frames, row by row, red, green and blue.\n';
  yield* base64Literal('PIXELS', joined(frames.map(({ data }) => data)));
  yield '\n# float32: the tensors of SHAPES, one after the other.\n';
  yield* base64Literal('EXPECTED', valuesOf(expected));
  yield '\n# The weights: a .safetensors file.\n';
  const files = checkpoint ? [weights, checkpoint.weights] : [weights];
  yield* base64Literal('WEIGHTS', chosenWeights(files, isWanted));
  yield '\n';
}

function valuesOf(expected: TracedTensors): Uint8Array {
  const floats = Object.values(expected).map(({ values }) => Float32Array.from(values));
  return joined(floats.map(({ buffer }) => new Uint8Array(buffer)));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
