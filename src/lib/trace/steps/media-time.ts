import { columnOf, lines, nameOf, named, need, number, ref, valueOf } from '../cells';
import type { Rule, Step } from '../types';

const media_time: Rule = {
  reads: () => [],
  combine: (_, __, [i]) => i + 1,
  formula(trace, index) {
    const out = ref('media_time', ...index);
    return lines(
      [`${nameOf(out)} = arange(T_img)[${index[0]}] + 1`],
      [`= ${index[0]} + 1 = `, number(trace, out)],
    );
  },
  fact: (trace, [i]) => ({
    kind: 'media_time',
    place: { image: i },
    time: need(trace, 'media_time').get(i),
  }),
};

const media_time_repeated: Rule = {
  reads: (trace, index) => [ref('media_time', columnOf(trace, index[3]).image)],
  combine: ([time]) => time,
  formula(trace, index) {
    const [, , , j] = index;
    const source = ref('media_time', columnOf(trace, j).image);
    return lines(
      [
        `repeat(media_time, "j -> 1 1 1 (j n)")[0, 0, 0, ${j}] = `,
        named(source, `media_time[${j} // ${trace.inputs.n}]`),
      ],
      ['= ', named(source), ` = ${valueOf(trace, source)}`],
    );
  },
  fact: (trace, [, , , j]) => ({
    kind: 'media_time_repeated',
    place: { ...columnOf(trace, j) },
    time: need(trace, 'media_time_repeated').get(0, 0, 0, j),
  }),
};

/** Images are numbered from 1, and each number is copied once for every latent. */
export const mediaTimeStep: Step = {
  id: 'media_time',
  tensor: 'media_time',
  rules: { media_time, media_time_repeated },
  lead: () => [0],
};
