/** Words about questions and wrong programs, in English. */

import type { ProgramId } from '../../lesson/bugs/ids';
import type { BugId } from '../../lesson';
import type { StepId } from '../../trace';

/** `where` is a place: `sample 1, token 3 'big'`; `tensor` what is asked for, where a step has several. */
type Ask = Readonly<
  Record<Exclude<StepId, 'sequence'>, (where: string, op: string, tensor: string) => string>
>;

const ask: Ask = {
  media_locations: (where) => `Where is media_locations True? (${where})`,
  text_time: (where) => `What is the text_time of each token? (${where})`,
  media_time: () => 'What is the media_time of each picture?',
  broadcast: () => 'media_time is repeated for the latents. What stands in each column?',
  mask: (where, op) => `With ${op}, which columns may be looked at? (${where})`,
  sim: (where) => `Which score stands here? (${where})`,
  masked_fill: (where) => `What does masked_fill leave here? (${where})`,
  amax: (where) => `What is left when the row maximum is taken away? (${where})`,
  softmax: (where) => `Which weight does softmax give here? (${where})`,
  zero_rows: (where) => `Which weight stands here after this step? (${where})`,
  out: (where) => `What do the pictures say here? (${where})`,
  gate: (where, _, tensor) => `What stands here in ${tensor}? (${where})`,
};

/** What somebody did who gives the answer of a wrong program. */
const rules: Readonly<Record<BugId, string>> = {
  'locations-inverted': 'You marked the tokens that are not an <image>.',
  'cumsum-exclusive':
    'You counted only the <image> tokens before each place; an <image> counts itself too.',
  'cumsum-over-batch': 'You counted down the samples; the count runs along the tokens.',
  'cached-any': 'You asked whether the cached row has a picture; the code counts how many it has.',
  'media-from-zero':
    'You counted pictures from 0; the code adds 1, so that 0 means “no picture yet”.',
  'repeat-order':
    'You went through the pictures n times, (n j); the code repeats each picture n times, (j n).',
  'ge-for-eq': 'You used ≥ where this run uses ==: only the last picture is open.',
  'le-for-eq': 'You used ≤ where this run uses ==: pictures still to come are closed.',
  'ne-for-eq': 'You used ≠ where this run uses ==: you marked what is blocked.',
  'eq-for-ge': 'You used == where this run uses ≥: all earlier pictures are open too.',
  'gt-for-ge': 'You used > where this run uses ≥: the last picture is open too.',
  'le-for-ge': 'You used ≤ where this run uses ≥: pictures still to come are closed.',
  'media-order': 'You took the latents in another order: they lie picture by picture.',
  'keys-values-swapped': 'You took the value for the key: the first half of to_kv is k.',
  'scale-divides': 'You divided by the scale; the code multiplies the query by it.',
  'mask-not-inverted':
    'You filled the allowed cells; the code fills where the mask is False, by ~.',
  'fill-unassigned': 'You left the score as it was, as if masked_fill had done nothing.',
  'fill-minus-infinity': 'You filled with −∞; the code fills with −finfo.max, which is finite.',
  'fill-zero': 'You filled with 0; the code fills with −finfo.max.',
  'adds-minus-1e4': 'You added −10000 to the score; the code replaces it.',
  'amin-for-amax': 'You took the smallest score of the row; the code takes the largest away.',
  'adds-amax': 'You added the row maximum; the code subtracts it.',
  'softmax-over-tokens': 'You spread the weights over the tokens; softmax runs over the latents.',
  'zero-unassigned': 'You left the row as it was; text before the first picture is zeroed in eq.',
  'zero-in-ge-only':
    'You zeroed where the lines do not run, or did not where they do: they run in eq only.',
  'zero-in-ge-too': 'You zeroed the row; in ge these lines never run.',
  'zero-where-media':
    'You zeroed the rows that have met a picture; the code zeroes those that have not.',
  'gate-no-tanh': 'You multiplied by the gate itself; the code takes its tanh.',
  'gate-sigmoid': 'You took the sigmoid of the gate; the code takes tanh, which is 0 at 0.',
  'no-residual': 'You left out the text that came in: the code adds it.',
  'ff-by-attn-gate': 'You used attn_gate for the feed-forward branch; it has a gate of its own.',
  'counts-next':
    'You counted the <image> after it: a token knows only what has come up to its place.',
  'counts-all':
    'You gave every token the total; without cached media the count grows token by token.',
  'padding-at-0': 'You gave padding time 0; the count knows no padding and goes on over it.',
  'stops-at-T_img': 'You stopped at the number of pictures; the count goes on with every <image>.',
  'cached-counts-new':
    'You counted in the new tokens; with cached media each takes the total of the cached row.',
  'cached-running':
    'You counted along the cached row; with cached media each new token takes its total.',
  'time-a-latent': 'You numbered the latents; all latents of a picture carry its one time.',
  'sees-run': 'You opened all pictures of a run of <image> tokens; == opens only the last of them.',
  'padding-blocked': 'You closed the row of padding; the mask knows no padding.',
  'first-latent-only': 'You opened one latent of the picture; all its latents carry the same time.',
  'no-shift': 'You left the score as it was; the row maximum is taken from every score.',
  'softmax-of-nothing':
    'You gave nothing where nothing is allowed; softmax spreads such a row evenly, 1 over the columns.',
  'zero-unmatched':
    'You zeroed a row that no picture matches; the code zeroes only where text_time is 0.',
};

/** Why a line is wrong: what it does, and what the code does. */
const lines: Readonly<Record<ProgramId, string>> = {
  'locations-inverted': '!= marks every token that is not an <image>.',
  'cumsum-exclusive':
    'Taking the locations away leaves an <image> uncounted at its own place: it does not see its own picture.',
  'cumsum-over-batch': 'dim=0 counts down the samples of the batch instead of along the tokens.',
  'cached-any': 'any says only whether there is a picture: every row that has some gets 1.',
  'media-from-zero':
    'Without + 1 the first picture has time 0, the time of text before any picture.',
  'repeat-order':
    '(n j) runs through the pictures n times; the latents lie picture by picture, (j n).',
  'ge-for-eq': 'ge opens all earlier pictures, though only_attend_immediate_media wants the last.',
  'le-for-eq': 'le opens pictures that are still to come.',
  'ne-for-eq': 'ne opens every picture but the right one.',
  'eq-for-ge': 'eq opens the last picture only, though this run wants all earlier ones.',
  'gt-for-ge': 'gt closes the picture that has just come.',
  'le-for-ge': 'le opens pictures that are still to come.',
  'media-order':
    '(n t) mixes the latents of different pictures: column j no longer belongs to picture j // n.',
  'keys-values-swapped': 'The first half of to_kv is k. Here queries are compared with values.',
  'scale-divides':
    'The scale is 1/√dim_head; dividing by it makes scores dim_head times too large.',
  'mask-not-inverted': 'Without ~ the allowed cells are filled, and the blocked ones stay open.',
  'fill-unassigned':
    'masked_fill gives a new tensor. Without “sim =” it is thrown away, and nothing is masked.',
  'fill-minus-infinity':
    'In a row with nothing allowed, −∞ minus −∞ is NaN. −finfo.max minus itself is 0.',
  'fill-zero': '0 is an ordinary score: blocked cells still get weight.',
  'adds-minus-1e4':
    'A row with nothing allowed keeps its ranking: all its scores are moved by the same −10000.',
  'amin-for-amax': 'amin takes the smallest score away, −finfo.max where something is blocked.',
  'adds-amax': 'Adding the maximum makes scores larger; subtracting makes the largest 0.',
  'softmax-over-tokens': 'dim=-2 adds up to 1 over the tokens; a token’s own weights no longer do.',
  'zero-unassigned':
    'masked_fill gives a new tensor. Without “attn =” it is thrown away, and no row is zeroed.',
  'zero-in-ge-only': 'With “not” the rows are zeroed in ge and left alone in eq.',
  'zero-in-ge-too': 'With “or” the rows are zeroed in ge as well, where the real code leaves them.',
  'zero-where-media': '!= zeroes every row that has met a picture.',
  'gate-no-tanh': 'Without tanh the gate is not kept between −1 and 1.',
  'gate-sigmoid': 'sigmoid(0) is 0.5: a gate of 0 is half open.',
  'no-residual': 'Without + x the text itself is lost; only what the pictures add is left.',
  'ff-by-attn-gate': 'The feed-forward branch has a gate of its own, ff_gate.',
};

export const lesson = {
  ask,
  rules,
  lines,
  right: 'Right.',
  wrongCells: (wrong: number, of: number) =>
    of === 1 ? 'Not that.' : `${wrong} of ${of} cells ${wrong === 1 ? 'is' : 'are'} different.`,
  /** A cell that was asked for: what it holds. */
  holds: (where: string, value: string) => `${where}: ${value}`,
};
