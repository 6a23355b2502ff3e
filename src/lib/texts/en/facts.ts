/** What there is to say about a cell, in English: a spoken label and a sentence. */

import { fixed, num, type Fact, type FactKind, type Place, type RowKind } from '../../trace';

type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/**
 * For each kind of fact: `spoken` follows the place in a label, and says the number as it is `shown` in the cell;
 * `sentence` stands in the inspector.
 */
export type FactTexts = {
  [K in FactKind]: {
    spoken(fact: FactOf<K>, shown: string): string;
    sentence(fact: FactOf<K>): string;
  };
};

const quoted = (place: Place): string => `“${place.word ?? ''}”`;
const latent = (place: Place): string =>
  `latent ${(place.latent ?? 0) + 1} of picture ${(place.image ?? 0) + 1}`;
const percent = (x: number): string => `${fixed(x * 100, 1)}%`;
const pictures = (count: number): string => (count === 1 ? '1 picture' : `${count} pictures`);

/** `sample 1, token 3 'big', image 2 latent 1` */
export function where(place: Place): string {
  const parts: string[] = [];
  if (place.b !== undefined) parts.push(`sample ${place.b + 1}`);
  if (place.head !== undefined) parts.push(`head ${place.head + 1}`);
  if (place.t !== undefined) parts.push(`token ${place.t + 1} '${place.word ?? ''}'`);
  if (place.image !== undefined) {
    parts.push(
      `image ${place.image + 1}${place.latent === undefined ? '' : ` latent ${place.latent + 1}`}`,
    );
  }
  if (place.column !== undefined) parts.push(`feature ${place.column + 1}`);
  return parts.join(', ');
}

/** Why a token is at time 0: no picture has come yet, or none ever does. */
const noneYet = (place: Place, hasImage: boolean): string =>
  hasImage ? `${quoted(place)} comes before the first picture` : 'The row holds no <image>';

function rowReason(how: RowKind, place: Place, hasImage: boolean): string {
  if (how === 'zero')
    return `${noneYet(place, hasImage)}, so the row of ${quoted(place)} is exactly 0.`;
  if (how === 'leak') {
    return `${noneYet(place, hasImage)}, yet ge never zeroes: ${quoted(place)} reads every picture a little.`;
  }
  if (how === 'spared') {
    return `${noneYet(place, hasImage)}, and the lines that would zero are left out: ${quoted(place)} reads every picture a little.`;
  }
  return `No picture has the time of ${quoted(place)}, but only time 0 is zeroed: the row stays uniform.`;
}

export const facts: FactTexts = {
  token: {
    spoken: (f) => (f.picture !== null ? `<image>, picture ${f.picture + 1}` : `token id ${f.id}`),
    sentence(f) {
      if (f.place.token?.kind === 'pad')
        return 'Padding: an id like any other. The mask knows no padding and treats it like text.';
      if (f.cached) return `${quoted(f.place)} is new: it is fed after the cached row.`;
      const click = (end: string) => (f.canEdit ? ` A click makes it ${end}.` : '');
      if (f.picture === null) return `${quoted(f.place)} is text.${click('an <image>')}`;
      if (f.T_img === 0) return 'No picture came in at all: the real code will stop at amax.';
      return f.picture < f.T_img
        ? `This <image> stands for picture ${f.picture + 1} of the row.${click('text again')}`
        : `There is no picture ${f.picture + 1}: only ${f.T_img} came in. OpenFlamingo does not complain.`;
    },
  },
  location: {
    spoken: (f) => (f.isImage ? 'True, an <image>' : 'False, not an <image>'),
    sentence: (f) =>
      f.isImage
        ? `Its id is ${f.id}, the id of <image>: a picture starts here.`
        : `${quoted(f.place)} is not an <image>.`,
  },
  text_time: {
    spoken: (f) => (f.count === 0 ? '0, no image yet' : `${f.count}`),
    sentence(f) {
      if (f.cached) {
        return `The media are cached, so every new token takes the row's total: ${f.count}.`;
      }
      if (f.count === 0) return `No picture has come yet when ${quoted(f.place)} is read.`;
      const over = f.count > f.T_img ? ` There are only ${f.T_img}.` : '';
      return `Up to and with ${quoted(f.place)} the row has shown ${pictures(f.count)}.${over}`;
    },
  },
  media_time: {
    spoken: (f) => `time ${f.time}`,
    sentence: (f) =>
      `Pictures are counted from 1, so that time 0 can mean “no picture yet”. This one is ${f.time}.`,
  },
  media_time_repeated: {
    spoken: (f) => `time ${f.time}`,
    sentence: (f) =>
      `Every latent of picture ${(f.place.image ?? 0) + 1} carries that picture's time, ${f.time}.`,
  },
  mask: {
    spoken(f, shown) {
      const [text, media] = [`text_time ${f.text_time}`, `media_time ${f.media_time}`];
      if (f.op === 'eq')
        return f.allowed
          ? `allowed, ${text} is ${media} · ${shown}`
          : `blocked, ${text} is not ${media} · ${shown}`;
      return f.allowed
        ? `allowed, ${text} is at least ${media} · ${shown}`
        : `blocked, ${text} is less than ${media} · ${shown}`;
    },
    sentence(f) {
      const target = latent(f.place);
      if (f.allowed) {
        if (f.place.token?.kind === 'image' && f.text_time === f.media_time) {
          return `This <image> is picture ${f.media_time} itself, so ${target} is open to it.`;
        }
        return f.op === 'eq'
          ? `Picture ${f.media_time} is the last one before ${quoted(f.place)}, so ${target} is open to it.`
          : `Picture ${f.media_time} has come by the time of ${quoted(f.place)}, so ${target} is open to it.`;
      }
      if (f.text_time === 0) {
        return `${noneYet(f.place, f.hasImage)}, so ${target} stays hidden from ${quoted(f.place)}.`;
      }
      if (f.text_time > f.T_img) {
        return `${quoted(f.place)} has time ${f.text_time}, but only ${f.T_img} came in: no column is equal to it.`;
      }
      return f.text_time < f.media_time
        ? `${quoted(f.place)} comes after picture ${f.text_time}, so ${target}, still to come, stays hidden from it.`
        : `A newer picture stands between: ${quoted(f.place)} looks at picture ${f.text_time} only, so ${target} is hidden.`;
    },
  },
  vector: {
    spoken: (_, shown) => shown,
    sentence(f) {
      if (f.tensor === 'q_scaled')
        return `One number of what ${quoted(f.place)} asks for, already times 1/√dim_head.`;
      return f.tensor === 'k'
        ? `One number of what ${latent(f.place)} can be found by.`
        : `One number of what ${latent(f.place)} has to say.`;
    },
  },
  sim: {
    spoken: (f, shown) => `score ${shown}`,
    sentence: (f) =>
      `How well the query of ${quoted(f.place)} fits the key of ${latent(f.place)}. The mask has not been asked yet.`,
  },
  masked_fill: {
    spoken: (f, shown) => (f.filled ? `blocked, filled with ${shown}` : `kept, ${shown}`),
    sentence: (f) =>
      f.filled
        ? `Blocked, so the score becomes ${num(f.fill)}: the most negative finite number, not minus infinity.`
        : 'Allowed, so the score stays as it was.',
  },
  amax: {
    spoken: (f, shown) => `row maximum ${shown}`,
    sentence: (f) =>
      f.rowMasked && f.value < -60000
        ? 'Every score of the row is blocked, so even the largest is −finfo.max.'
        : 'The largest score of the row. It is taken from every score, so that exp cannot overflow.',
  },
  shifted: {
    spoken: (f, shown) => `${shown}${f.isMax ? ', the row maximum became 0' : ''}`,
    sentence(f) {
      if (f.isMax && f.max < -60000) {
        return 'The whole row is blocked: −max minus −max is 0, in every column. What will softmax make of that?';
      }
      if (f.isMax) return 'This was the largest score of its row; now it is 0.';
      return f.value < -60000
        ? 'Still hugely negative: exp makes it exactly 0.'
        : 'How far the score lies below the largest of its row.';
    },
  },
  exp_sum: {
    spoken: (f, shown) => `sum of exp ${shown}`,
    sentence: (f) =>
      f.value === f.columns
        ? f.columns === 1
          ? 'exp(0) is 1.'
          : `exp(0) is 1 in all ${f.columns} columns.`
        : 'What every exp of the row is divided by.',
  },
  softmax: {
    spoken: (f, shown) => `weight ${shown}`,
    sentence(f) {
      if (f.rowMasked) {
        return `Nothing is allowed in this row, and still it spreads its attention evenly: 1/${f.columns} each. Uniform is not nothing.`;
      }
      return f.value === 0
        ? 'Blocked: exp of a hugely negative number is exactly 0.'
        : `${quoted(f.place)} gives ${latent(f.place)} ${percent(f.value)} of its attention.`;
    },
  },
  zeroed: {
    spoken(f, shown) {
      if (f.how === 'zero') return 'zeroed, exactly 0';
      return `weight ${shown}${f.how === 'normal' ? '' : ', not zeroed'}`;
    },
    sentence(f) {
      if (f.how !== 'normal') return rowReason(f.how, f.place, f.hasImage);
      return f.value === 0
        ? 'Blocked by the mask: exactly 0.'
        : `${f.op === 'eq' ? 'text_time is not 0' : 'With ge the line does not run'}, so the weight stays: ${percent(f.value)} of the attention of ${quoted(f.place)}.`;
    },
  },
  attn_sum: {
    spoken: (f, shown) => `row sum ${shown}`,
    sentence: (f) =>
      f.how === 'normal'
        ? `The weights of this row add up to 1${Math.abs(f.value - 1) > 1e-6 ? ', but for the rounding of the dtype' : ''}.`
        : rowReason(f.how, f.place, f.hasImage),
  },
  out_per_head: {
    spoken: (_, shown) => shown,
    sentence: (f) =>
      f.how === 'normal'
        ? `The values of the latents, mixed by the attention of ${quoted(f.place)}.`
        : rowReason(f.how, f.place, f.hasImage),
  },
  out: {
    spoken: (_, shown) => shown,
    sentence: (f) =>
      f.how === 'zero'
        ? `to_out has no bias, so a zeroed row stays exactly 0: the pictures add nothing to ${quoted(f.place)}.`
        : `What the pictures say to ${quoted(f.place)}, in the width of the text.`,
  },
  gate: {
    spoken: (f, shown) => `${shown}, tanh ${num(f.tanh)}`,
    sentence: (f) =>
      f.gate === 0
        ? 'tanh(0) is 0: the branch is shut, as it is before training.'
        : `tanh keeps the gate between −1 and 1: ${num(f.tanh)} times the branch is added.`,
  },
  lang_x: {
    spoken: (_, shown) => shown,
    sentence: (f) => `One feature of ${quoted(f.place)} as the language model hands it in.`,
  },
  gated_out: {
    spoken: (_, shown) => shown,
    sentence: (f) =>
      f.value === 0
        ? `Nothing is added to ${quoted(f.place)} here.`
        : `What the gate lets through: ${num(f.tanh)} times what the pictures say.`,
  },
  after_attn: {
    spoken: (_, shown) => shown,
    sentence: (f) =>
      Object.is(f.value, f.before)
        ? `Bit for bit what came in: ${f.added === 0 ? 'nothing was added' : 'what was added is lost in rounding'}.`
        : `The text feature ${num(f.before)}, moved by the pictures.`,
  },
  ff_out: {
    spoken: (_, shown) => shown,
    sentence: (f) =>
      `The feed-forward branch for ${quoted(f.place)}: it reads this token’s features alone, with what the pictures added.`,
  },
  after_ff: {
    spoken: (_, shown) => shown,
    sentence: (f) =>
      Object.is(f.value, f.before)
        ? `Bit for bit what came in: ${f.added === 0 ? 'the feed-forward gate lets nothing through' : 'what was added is lost in rounding'}.`
        : 'The feed-forward branch changes the text even where no picture was seen.',
  },
};
