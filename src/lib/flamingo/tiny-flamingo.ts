import type { Kernels } from '../tensor/kernels/kernels';
import { createTypescriptKernels } from '../tensor/kernels/typescript';
import { readWeights } from './dequantise';
import type { VisX } from './runtime/conditioned-media';
import { parseConfig, type FlamingoConfig } from './runtime/config';
import { Flamingo } from './runtime/flamingo';
import type { FinishReason, GenerateStep } from './runtime/generate';
import {
  gatesIn,
  withInterventions,
  type Gates,
  type Interventions,
} from './runtime/interventions';
import { batchOf, checkPrompt, type Prompt } from './runtime/prompt-batch';
import type { RecordValues, Values } from './runtime/record';
import {
  createSampler,
  softmaxOf,
  topCandidates,
  type Candidate,
  type SamplingOptions,
} from './runtime/sampling';
import { stepTurnOf, type StepTurn } from './runtime/step-turn';
import type { Pixels } from './runtime/vision-encoder';
import type { Tensors } from './runtime/weight-reader';

export interface TinyFlamingoFiles {
  /** model.safetensors, or the tensors that were read from it. */
  readonly weights: ArrayBuffer | Uint8Array | Tensors;
  /** config.json: its text, what JSON.parse gave, or what parseConfig gave. */
  readonly config: unknown;
  /** Kernels of this model alone; by default those in TypeScript, in float32. */
  readonly kernels?: Kernels;
}

export interface RunOptions {
  /** true: a token sees only the last picture before it. By default as the model was trained. */
  readonly only_attend_immediate_media?: boolean;
  /**
   * false: there may be more or fewer `<image>` tokens than pictures, with what OpenFlamingo does then
   * (surplus pictures are never seen; text after a surplus token reads all of them evenly).
   */
  readonly check_media?: boolean;
  readonly interventions?: Interventions;
  /** Called with each named intermediate. */
  readonly record?: RecordValues;
}

export interface TinyGenerateOptions extends RunOptions, SamplingOptions {
  /** By default 16. */
  readonly max_new_tokens?: number;
  /** By default `<|endofchunk|>`; null: none. */
  readonly eos_token_id?: number | null;
  /** Length of each token's list of candidates, by default 5. */
  readonly candidates?: number;
}

export interface GeneratedToken {
  readonly token: number;
  /** The model's probability of it, whatever the sampling made of that. */
  readonly p: number;
  /** The likeliest tokens, best first. */
  readonly top: readonly Candidate[];
  readonly step: StepTurn<number>;
}

/**
 * The tiny Flamingo: pictures and token ids in, logits or tokens out. Its memory is that of the largest
 * prompt it has seen.
 */
export class TinyFlamingo {
  private constructor(private readonly flamingo: Flamingo) {}

  /** @throws {Error} one line that says what is wrong with configuration or weights */
  static create({ weights, config, kernels }: TinyFlamingoFiles): TinyFlamingo {
    const parsed = parseConfig(config);
    const isFile = weights instanceof ArrayBuffer || weights instanceof Uint8Array;
    const tensors = isFile ? readWeights(weights) : weights;
    return new TinyFlamingo(new Flamingo(kernels ?? createTypescriptKernels(), parsed, tensors));
  }

  get config(): FlamingoConfig {
    return this.flamingo.config;
  }

  get kernels(): Kernels {
    return this.flamingo.kernels;
  }

  /**
   * The latents (num_latents, dim) of one picture, or of a clip: frames of image_size² pixels of RGB, 0 to
   * 255, row by row. More frames than the model was trained with stretch its frame embeddings.
   * @throws {Error} when there is no frame or one has another size
   */
  encode(frames: readonly Pixels[], record?: RecordValues): Values {
    return this.flamingo.encode(frames, record);
  }

  /**
   * The gates that a run with these interventions has.
   * @throws {FlamingoError} malformed, as withInterventions
   */
  gates(interventions?: Interventions): Gates {
    return gatesIn(withInterventions(this.flamingo.lang_encoder.gated_layers, interventions));
  }

  /**
   * Logits (T, vocab_size) of what comes after each token. `media`: the latents of each `<image>`.
   * @throws {Error} for more tokens than the context holds, a token outside the vocabulary, or media that
   *   are not as many as the `<image>` tokens
   */
  forward(
    input_ids: readonly number[],
    media: readonly Values[],
    options: RunOptions = {},
  ): Values {
    const prompt = { input_ids, media };
    checkPrompt(prompt, this.config, options.check_media);
    const { only_attend_immediate_media = this.trainedImmediate, record, interventions } = options;
    const { text_only = false, skip_zero_rows } = interventions ?? {};
    const { lang_encoder } = this.flamingo;
    const condition = { only_attend_immediate_media, skip_zero_rows, record };
    const conditioned = text_only
      ? undefined
      : lang_encoder.condition(this.visX([prompt]), condition);
    try {
      const asked = { media: conditioned, record, interventions };
      return lang_encoder.forward([[...input_ids]], asked).logits;
    } finally {
      conditioned?.close();
    }
  }

  /**
   * Token after token; whoever stops asking cancels it. Returns why it ended.
   * @throws {Error} as forward, with the first token
   */
  *generate(
    input_ids: readonly number[],
    media: readonly Values[],
    options: TinyGenerateOptions = {},
  ): Generator<GeneratedToken, FinishReason> {
    const steps = this.generateBatch([{ input_ids, media }], options);
    try {
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return step.value;
        const [token] = step.value;
        if (token) yield token;
      }
    } finally {
      steps.return('length');
    }
  }

  /**
   * Several prompts at once, of any lengths: shorter ones are padded at the left. Each step has a token for
   * each prompt, null for those that are finished.
   */
  *generateBatch(
    prompts: readonly Prompt[],
    options: TinyGenerateOptions = {},
  ): Generator<readonly (GeneratedToken | null)[], FinishReason> {
    const { only_attend_immediate_media = this.trainedImmediate, candidates = 5 } = options;
    const { check_media, record, interventions } = options;
    const { pad, endofchunk } = this.config.special_tokens;
    prompts.forEach((prompt) => checkPrompt(prompt, this.config, check_media));
    const batch = batchOf(prompts, pad, only_attend_immediate_media && check_media !== false);
    const asked = {
      max_new_tokens: options.max_new_tokens ?? 16,
      eos_token_id: options.eos_token_id === undefined ? endofchunk : options.eos_token_id,
      pad_token_id: pad,
      sampler: createSampler(options),
      attention_mask: batch.attention_mask,
      interventions,
      record,
    };
    const vis_x = this.visX(batch.prompts);
    const condition = { only_attend_immediate_media };
    const steps = this.flamingo.generate(vis_x, batch.input_ids, asked, condition);
    try {
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return step.value;
        const { tokens, finished } = step.value;
        yield tokens.map((_, b) => (finished[b] ? null : this.describe(step.value, b, candidates)));
      }
    } finally {
      steps.return('length');
    }
  }

  private get trainedImmediate(): boolean {
    return this.config.gated_cross_attn.only_attend_immediate_media;
  }

  private describe(step: GenerateStep, b: number, candidates: number): GeneratedToken {
    const { vocab_size } = this.config.lang_encoder;
    const token = step.tokens[b];
    const p = softmaxOf(step.logits.subarray(b * vocab_size, (b + 1) * vocab_size));
    return { token, p: p[token], top: topCandidates(p, candidates), step: stepTurnOf(step, b) };
  }

  /** The latents of all prompts in one tensor; where one has fewer media, zeros that nobody may see. */
  private visX(prompts: readonly Prompt[]): VisX {
    const { num_latents, dim } = this.config.perceiver;
    const T_img = Math.max(...prompts.map(({ media }) => media.length));
    const size = num_latents * dim;
    const values = new Float64Array(prompts.length * T_img * size);
    prompts.forEach(({ media }, b) =>
      media.forEach((latents, t) => values.set(latents, (b * T_img + t) * size)),
    );
    return { values, shape: [prompts.length, T_img, num_latents, dim] };
  }
}
