/** Rules that readers take for the code's, though no line says so. They run like the others, and are never hunted. */

import { softmax } from '../../tensor';
import type { Inputs } from '../../trace';
import { countImages, filled } from './cells';
import type { Bug } from './types';

const eq = ({ op }: Inputs) => op === 'eq';
const cached = ({ cached }: Inputs) => cached;
const notCached = ({ cached }: Inputs) => !cached;

/** How many `<image>` stand side by side up to the last one at or before place t; 0 where there is none. */
function lastRun({ rows }: Inputs, b: number, t: number): number {
  const isImage = (at: number) => rows[b][at]?.kind === 'image';
  let at = t;
  while (at >= 0 && !isImage(at)) at--;
  let length = 0;
  while (isImage(at - length)) length++;
  return length;
}

const counting: readonly Bug[] = [
  {
    id: 'counts-next',
    gotcha: null,
    step: 'text_time',
    code: null,
    lines: {
      text_time: ({ shape }, { rows }) =>
        filled(shape, 'int64', ([b, t]) => countImages(rows[b].slice(0, t + 2))),
    },
    runs: notCached,
  },
  {
    id: 'counts-all',
    gotcha: null,
    step: 'text_time',
    code: null,
    lines: {
      text_time: ({ shape }, { rows }) => filled(shape, 'int64', ([b]) => countImages(rows[b])),
    },
    runs: notCached,
  },
  {
    id: 'padding-at-0',
    gotcha: 'padding-side',
    step: 'text_time',
    code: null,
    lines: {
      text_time: ({ shape }, { rows }) =>
        filled(shape, 'int64', ([b, t]) =>
          rows[b][t].kind === 'pad' ? 0 : countImages(rows[b].slice(0, t + 1)),
        ),
    },
    runs: notCached,
  },
  {
    id: 'stops-at-T_img',
    gotcha: 'more-tokens-than-images',
    step: 'text_time',
    code: null,
    lines: {
      text_time: ({ shape }, { rows, T_img }) =>
        filled(shape, 'int64', ([b, t]) => Math.min(T_img, countImages(rows[b].slice(0, t + 1)))),
    },
    runs: notCached,
  },
  {
    id: 'cached-counts-new',
    gotcha: 'cached-media',
    step: 'text_time',
    code: null,
    lines: {
      cached_text_time: ({ shape: [B] }, T_txt, { fresh }) =>
        filled([B, T_txt], 'int64', ([b, t]) => countImages(fresh[b].slice(0, t + 1))),
    },
    runs: cached,
  },
  {
    id: 'cached-running',
    gotcha: 'cached-media',
    step: 'text_time',
    code: null,
    lines: {
      cached_text_time: ({ shape: [B] }, T_txt, { rows }) =>
        filled([B, T_txt], 'int64', ([b, t]) => countImages(rows[b].slice(0, t + 1))),
    },
    runs: cached,
  },
  {
    id: 'time-a-latent',
    gotcha: 'frames',
    step: 'media_time',
    code: null,
    lines: {
      media_time_repeated: ({ shape: [T_img] }, n) =>
        filled([1, 1, 1, T_img * n], 'int64', ([, , , j]) => j + 1),
    },
  },
];

const masking: readonly Bug[] = [
  {
    id: 'sees-run',
    gotcha: 'consecutive-images',
    step: 'mask',
    code: null,
    lines: {
      text_to_media_mask: (_, text, media, inputs) =>
        filled(maskShape(text.shape, media.shape), 'bool', ([b, , t, j]) => {
          const behind = text.get(b, 0, t, 0) - media.get(0, 0, 0, j);
          return Number(behind >= 0 && behind < lastRun(inputs, b, t));
        }),
    },
    runs: (inputs) => eq(inputs) && notCached(inputs),
  },
  {
    id: 'padding-blocked',
    gotcha: 'padding-side',
    step: 'mask',
    code: null,
    lines: {
      text_to_media_mask: (op, text, media, { rows }) => {
        const mask = op(text, media);
        return filled(mask.shape, 'bool', ([b, h, t, j]) =>
          rows[b][t].kind === 'pad' ? 0 : mask.get(b, h, t, j),
        );
      },
    },
    runs: notCached,
  },
  {
    id: 'first-latent-only',
    gotcha: null,
    step: 'mask',
    isUnlikely: true,
    code: null,
    lines: {
      text_to_media_mask: (op, text, media, { n }) => {
        const mask = op(text, media);
        return filled(mask.shape, 'bool', ([b, h, t, j]) =>
          j % n === 0 ? mask.get(b, h, t, j) : 0,
        );
      },
    },
  },
];

const spreading: readonly Bug[] = [
  {
    id: 'no-shift',
    gotcha: null,
    step: 'amax',
    code: null,
    lines: { sim_shifted: (sim_masked) => sim_masked },
  },
  {
    id: 'softmax-of-nothing',
    gotcha: 'text-before-first',
    step: 'softmax',
    code: null,
    lines: {
      attn_softmax: (shifted, blocked) => {
        const weights = softmax(shifted, -1);
        const columns = Array.from({ length: shifted.shape[3] }, (_, j) => j);
        return filled(weights.shape, weights.dtype, ([b, h, t, j]) =>
          columns.every((c) => blocked.get(b, 0, t, c) === 1) ? 0 : weights.get(b, h, t, j),
        );
      },
    },
  },
  {
    id: 'zero-unmatched',
    gotcha: 'more-tokens-than-images',
    step: 'zero_rows',
    code: null,
    lines: {
      text_without_media: (text_time, { T_img }) =>
        filled(text_time.shape, 'bool', ([b, t]) => {
          const time = text_time.get(b, t);
          return Number(time === 0 || time > T_img);
        }),
    },
    runs: eq,
  },
];

function maskShape([B, , T_txt]: readonly number[], media: readonly number[]): number[] {
  return [B, 1, T_txt, media[3]];
}

export const readings: readonly Bug[] = [...counting, ...masking, ...spreading];
