import { need, num, run } from '../../trace';
import { answerThat, defineGotcha } from './define';
import { at, example, scene } from './examples';
import { four } from './say';
import { helpers, issue, pull } from './sources';

const inputs = example('...I,..I.');

/** The row of "An", the first token of sample 1. */
function find() {
  const trace = run(inputs);
  const rowOf = (name: 'sim_masked' | 'sim_shifted' | 'attn_softmax' | 'attn') =>
    Array.from({ length: inputs.T_img * inputs.n }, (_, j) => need(trace, name).get(0, 0, 0, j));
  return {
    fill: rowOf('sim_masked')[0],
    shifted: rowOf('sim_shifted')[0],
    softmax: rowOf('attn_softmax'),
    zeroed: rowOf('attn'),
    columns: inputs.T_img * inputs.n,
  };
}

export const gotcha = defineGotcha({
  id: 'text-before-first',
  scenes: [scene(inputs, at('attn_softmax', 0, 0, 0, 0))],
  asksAt: 'masked_fill',
  shows: ['softmax', 'amax', 'zero_rows'],
  find,
  right: ({ softmax }) =>
    answerThat(
      softmax.every((x) => x === 0),
      softmax.every((x) => x === softmax[0] && x > 0),
      softmax.some(Number.isNaN),
      softmax.filter((x) => x === 1).length === 1,
    ),
  results: () => [],
  sources: [
    helpers,
    issue('huggingface/transformers', 26428),
    pull('huggingface/transformers', 26839),
  ],
  text: {
    en: {
      title: 'What silences text before the first picture?',
      card: 'No picture is allowed for it, and every score says so. Is that enough?',
      lead: '“An” stands before any `<image>`, so the mask allows it nothing: every score in its row is the fill, `-torch.finfo(sim.dtype).max`.',
      ask: 'What does the softmax make of the row of “An”?',
      answers: [
        '0 everywhere: every score is as small as can be',
        'The same share for every latent',
        'NaN: there is nothing to divide by',
        '1 for the latent with the best score',
      ],
      why: ({ softmax, shifted }) => [
        'Softmax always adds up to 1. It knows only differences between scores, and here there are none.',
        `Less the row’s maximum, every score is ${num(shifted)}; equal scores get equal shares, ${four(softmax[0])} each.`,
        'That would happen with −inf. The fill is finite, so each score less the maximum is an ordinary 0.',
        'The scores were overwritten: nothing is left of the order they were in.',
      ],
      sentences: ({ fill, softmax, zeroed, columns }) => [
        `All ${columns} scores of “An” are ${num(fill)}, so softmax shares its attention out evenly: ${four(softmax[0])} for each latent of every picture, even those to come.`,
        `Only the next line, \`attn.masked_fill(text_time == 0, 0)\`, sets the row to ${four(zeroed[0])}.`,
        'Idefics in transformers did without that line until an “information leak” was reported: words before the first picture had been reading it.',
      ],
      scenes: [],
      results: () => [],
    },
    zh: {
      title: '是什么让第一张图之前的文本看不到图？',
      card: '掩码一张图也不许它看，每个分数都写明了。这样就够了吗？',
      lead: '“An”前面还没有`<image>`，掩码什么都不许它看：它那一行的分数全是填充值`-torch.finfo(sim.dtype).max`。',
      ask: 'softmax会把“An”这一行变成什么？',
      answers: [
        '全是0：分数已经小得不能再小',
        '每个潜在向量分到同样多',
        'NaN：没有东西可除',
        '分数最高的那个潜在向量得1',
      ],
      why: ({ softmax, shifted }) => [
        'softmax的和总是1。它只认分数之间的差，而这里没有差。',
        `减去行内最大值后，每个分数都是${num(shifted)}；分数相等，份额就相等，各得${four(softmax[0])}。`,
        '用−inf才会这样。这里的填充值是有限数，减去最大值就是普通的0。',
        '分数已经被覆盖，原来的高低一点也没留下。',
      ],
      sentences: ({ fill, softmax, zeroed, columns }) => [
        `“An”的${columns}个分数都是${num(fill)}，于是softmax平均分配注意力：每张图的每个潜在向量各得${four(softmax[0])}，连后面才出现的图也有份。`,
        `只有下一行代码\`attn.masked_fill(text_time == 0, 0)\`才把这一行变成${four(zeroed[0])}。`,
        'transformers里的Idefics少了这一行，后来有人报告“信息泄漏”才补上：第一张图之前的词一直在读图。',
      ],
      scenes: [],
      results: () => [],
    },
  },
});
