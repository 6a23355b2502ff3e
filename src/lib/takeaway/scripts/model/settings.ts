/** The part of a script that is different each time: sizes, prompt, what was changed. */

import type { FlamingoConfig } from '../../../flamingo/runtime/config';
import type { Interventions } from '../../../flamingo/runtime/interventions';
import type { TracedTensors } from '../../../flamingo/worker/protocol';
import type { GivenLook, GivenModelRun } from './given';
import { pythonLiteral, type Literal } from './python';

/**
 * How far a number may be from that of the page, as a share of 1 + the largest of its tensor. The page computes in float32,
 * the script in float64; over every tensor of the ten ready examples the largest error was
 * 7.1e-6, and 4.3e-5 with gates set at random up to 3.
 */
export const TOLERANCE = 1e-4;

/** Sizes of the eyes, pixels of no picture, shapes of what was shown. */
export function lookSettings(given: GivenLook): string {
  return lines({
    CONFIG: eyesConfig(given.config),
    FRAMES: given.media.map((frames) => frames.length),
    TOLERANCE,
    SHAPES: shapesOf(given.expected),
  });
}

export function modelSettings(given: GivenModelRun): string {
  return lines({
    CONFIG: { ...eyesConfig(given.config), ...languageConfig(given.config) },
    VOCABULARY: given.vocabulary,
    INPUT_IDS: given.input_ids,
    FRAMES: given.media.map((frames) => frames.length),
    ONLY_ATTEND_IMMEDIATE_MEDIA: given.only_attend_immediate_media,
    INTERVENTIONS: interventionsOf(given.interventions),
    TOLERANCE,
    TOP_WORDS: given.top,
    SHAPES: shapesOf(given.expected),
  });
}

const meanings: Readonly<Record<string, string>> = {
  CONFIG: 'Sizes.',
  VOCABULARY: 'Index is id.',
  INPUT_IDS: 'The prompt, as ids of its words.',
  FRAMES: 'How many frames each picture or clip has; a picture has one.',
  ONLY_ATTEND_IMMEDIATE_MEDIA:
    'True: a word sees only the last picture before it. False: all before it.',
  INTERVENTIONS:
    'What is changed about the model; None, [] and False: nothing. Gates are before tanh.',
  TOLERANCE:
    'How far a number may be from that of the page, as a share of 1 + the largest of its tensor.',
  TOP_WORDS: 'On the page: the likeliest next words.',
  SHAPES: 'On the page: these tensors.',
};

function lines(settings: Readonly<Record<string, Literal>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `# ${meanings[name]}\n${name} = ${pythonLiteral(value)}\n`)
    .join('\n');
}

function shapesOf(expected: TracedTensors): Literal {
  return Object.fromEntries(Object.entries(expected).map(([name, { shape }]) => [name, shape]));
}

function eyesConfig({ vision_encoder, perceiver }: FlamingoConfig) {
  const { dim, depth, heads, dim_head, num_latents, max_num_frames, max_num_media } = perceiver;
  if (max_num_frames === null || max_num_media !== null) {
    throw new Error('the script knows frame_embs, and no media_time_embs');
  }
  const { ff_mult } = perceiver;
  return {
    vision_encoder: { ...vision_encoder },
    perceiver: { dim, depth, heads, dim_head, num_latents, max_num_frames, ff_mult },
  };
}

function languageConfig({ lang_encoder, gated_cross_attn, special_tokens }: FlamingoConfig) {
  const { every_n_layers, heads, dim_head, ff_mult } = gated_cross_attn;
  return {
    lang_encoder: { ...lang_encoder },
    gated_cross_attn: { every_n_layers, heads, dim_head, ff_mult },
    special_tokens: { ...special_tokens },
  };
}

function interventionsOf(interventions: Interventions) {
  const { attn_gate, ff_gate, heads_off, skip_zero_rows, text_only } = interventions;
  // A hole in a list of gates is a layer as trained.
  const gates = (list?: readonly (number | null)[]) =>
    list ? Array.from(list, (gate) => gate ?? null) : null;
  return {
    attn_gate: gates(attn_gate),
    ff_gate: gates(ff_gate),
    heads_off: heads_off ?? null,
    skip_zero_rows: skip_zero_rows ?? false,
    text_only: text_only ?? false,
  };
}
