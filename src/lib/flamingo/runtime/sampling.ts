import { uniforms } from '../mulberry32';

/** How the next token is drawn. Without any of them: greedily. */
export interface SamplingOptions {
  /** 0, the default, is greedy; 1 draws from the model's own probabilities. */
  readonly temperature?: number;
  /** Only the k likeliest tokens. */
  readonly top_k?: number;
  /** Only the likeliest tokens that together reach this probability. */
  readonly top_p?: number;
  readonly seed?: number;
}

/** Chooses a token for batch row `row` from the logits (vocab_size). */
export type Sampler = (logits: ArrayLike<number>, row: number) => number;

/** A token and its probability. */
export type Candidate = readonly [token: number, p: number];

/**
 * Temperature first, then top-k, then top-p, as in Hugging Face's generate. Equal seeds give equal tokens.
 * @throws {Error} naming an option that makes no sense
 */
export function createSampler(options: SamplingOptions = {}): Sampler {
  const { temperature = 0, seed = 0 } = checked(options);
  if (temperature === 0) return argmaxOf;
  const random = uniforms(seed);
  return (logits) => draw(keptOf(logits, options), random());
}

/**
 * What a sampler draws from: the tokens that stay, likeliest first, their probabilities adding up to 1.
 * @throws {Error} naming an option that makes no sense
 */
export function sampledDistribution(
  logits: ArrayLike<number>,
  options: SamplingOptions = {},
): Candidate[] {
  if ((checked(options).temperature ?? 0) === 0) return [[argmaxOf(logits), 1]];
  const kept = keptOf(logits, options);
  const total = kept.reduce((sum, [, p]) => sum + p, 0);
  return kept.map(([token, p]) => [token, p / total]);
}

function checked(options: SamplingOptions): SamplingOptions {
  const { temperature = 0, top_k = Infinity, top_p = 1, seed = 0 } = options;
  const within = (name: string, value: number, ok: boolean) => {
    if (!ok) throw new Error(`sampling: ${name} ${value} is out of range`);
  };
  within('temperature', temperature, temperature >= 0 && temperature < Infinity);
  within('top_k', top_k, top_k === Infinity || (Number.isInteger(top_k) && top_k >= 1));
  within('top_p', top_p, top_p > 0 && top_p <= 1);
  within('seed', seed, Number.isSafeInteger(seed));
  return options;
}

/** The tokens that stay at a temperature above 0, with their probabilities among all tokens. */
function keptOf(logits: ArrayLike<number>, options: SamplingOptions): readonly Candidate[] {
  const { temperature = 1, top_k = Infinity, top_p = 1 } = options;
  // The largest becomes 0: however small the temperature, nothing is Infinity less Infinity.
  const largest = logits[argmaxOf(logits)];
  const heated = Array.from(logits, (logit) => (logit - largest) / temperature);
  const ranked = ranking(softmaxOf(heated)).slice(0, Math.min(top_k, logits.length));
  return nucleus(ranked, top_p);
}

/** The index of the largest; of equal ones the first. */
export function argmaxOf(logits: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < logits.length; i++) if (logits[i] > logits[best]) best = i;
  return best;
}

export function softmaxOf(logits: ArrayLike<number>): Float64Array {
  const p = Float64Array.from(logits);
  const largest = p.reduce((a, b) => Math.max(a, b), -Infinity);
  let total = 0;
  for (let i = 0; i < p.length; i++) total += p[i] = Math.exp(p[i] - largest);
  return p.map((value) => value / total);
}

/** The k likeliest, best first; of equal ones the lower token first. */
export function topCandidates(p: ArrayLike<number>, k: number): Candidate[] {
  const best: Candidate[] = [];
  for (let token = 0; token < p.length; token++) {
    if (best.length === k && !(k > 0 && p[token] > best[k - 1][1])) continue;
    let place = best.length;
    while (place > 0 && best[place - 1][1] < p[token]) place--;
    best.splice(place, 0, [token, p[token]]);
    if (best.length > k) best.pop();
  }
  return best;
}

function ranking(p: ArrayLike<number>): Candidate[] {
  const all = Array.from(p, (value, token): Candidate => [token, value]);
  return all.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

/** The shortest head of a ranking that reaches top_p of its sum; always at least one. */
function nucleus(ranked: readonly Candidate[], top_p: number): readonly Candidate[] {
  const total = ranked.reduce((sum, [, p]) => sum + p, 0);
  let reached = 0;
  const last = ranked.findIndex(([, p]) => (reached += p) >= top_p * total);
  return last < 0 ? ranked : ranked.slice(0, last + 1);
}

/** The candidate at `u`, from 0 to 1, of the summed probabilities. */
function draw(candidates: readonly Candidate[], u: number): number {
  const total = candidates.reduce((sum, [, p]) => sum + p, 0);
  let reached = 0;
  const found = candidates.find(([, p]) => (reached += p) > u * total);
  return (found ?? candidates[candidates.length - 1])[0];
}
