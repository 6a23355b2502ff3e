import { picturesSeen } from '../../lesson/experiments';
import { need, run } from '../../trace';
import { answerThat, defineGotcha } from './define';
import { at, example, scene } from './examples';
import { four, pictures, row } from './say';
import { helpers } from './sources';

const inputs = example('__I.,I.__');
const ge = example('__I.,I.__', { op: 'ge' });
/** Padding of sample 1 stands at its left, of sample 2 at its right. */
const [LEFT, RIGHT] = [
  [0, 1],
  [2, 3],
];

function find() {
  const [trace, geTrace] = [run(inputs), run(ge)];
  const times = need(trace, 'text_time');
  return {
    left: picturesSeen(trace, 0, LEFT[0]),
    right: picturesSeen(trace, 1, RIGHT[0]),
    leftTimes: LEFT.map((t) => times.get(0, t)),
    rightTimes: RIGHT.map((t) => times.get(1, t)),
    geWeight: need(geTrace, 'attn').get(0, 0, LEFT[0], 0),
  };
}

export const gotcha = defineGotcha({
  id: 'padding-side',
  scenes: [scene(inputs, at('text_to_media_mask', 1, 0, 2, 0))],
  asksAt: 'sequence',
  shows: ['mask', 'text_time', 'zero_rows'],
  find,
  right: ({ left, right }) => {
    const [l, r] = [left.length > 0, right.length > 0];
    return answerThat(!l && !r, !l && r, l && !r, l && r);
  },
  results: () => [],
  sources: [helpers],
  text: {
    en: {
      title: 'Does padding look at pictures?',
      card: 'One sample is padded at the left, one at the right. Does the media mask care?',
      lead: 'Rows of a batch must be equally long. Sample 1 is padded at the left, sample 2 at the right.',
      ask: 'With eq, which pads look at a picture?',
      answers: [
        'None: padding is masked',
        'Those at the right',
        'Those at the left',
        'All of them',
      ],
      why: ({ rightTimes, leftTimes, right }) => [
        '`MaskedCrossAttention` is never given an `attention_mask`: to it a pad is a token like any other.',
        `They stand after an \`<image>\`, so their \`text_time\` is ${row('en', rightTimes, String)}, and they see ${pictures('en', right)}.`,
        `They stand before any \`<image>\`: \`text_time\` ${row('en', leftTimes, String)}, and eq sets their rows to 0.`,
        `Those at the left have \`text_time\` ${row('en', leftTimes, String)}, and eq sets their rows to 0.`,
      ],
      sentences: ({ leftTimes, rightTimes, geWeight }) => [
        `Pads at the left have \`text_time\` ${row('en', leftTimes, String)}, pads at the right inherit the last picture: ${row('en', rightTimes, String)}.`,
        `With eq the left ones are set to 0; with ge they read every picture evenly, ${four(geWeight)} a latent.`,
        'What pads compute is hidden from words only by the language model’s own `attention_mask`, so it must be there, and generation wants padding at the left.',
      ],
      scenes: [],
      results: () => [],
    },
    zh: {
      title: '填充会看图吗？',
      card: '一个样本在左侧填充，一个在右侧。媒体掩码在乎吗？',
      lead: '一个批次里的各行必须一样长。样本1在左侧填充，样本2在右侧填充。',
      ask: 'eq模式下，哪些填充词元会看图？',
      answers: ['都不看：填充被掩蔽了', '右侧的', '左侧的', '全都看'],
      why: ({ rightTimes, leftTimes, right }) => [
        '`MaskedCrossAttention`根本收不到`attention_mask`：对它来说，填充和别的词元没有两样。',
        `它们在\`<image>\`之后，\`text_time\`是${row('zh', rightTimes, String)}，看得到${pictures('zh', right)}。`,
        `它们在任何\`<image>\`之前：\`text_time\`是${row('zh', leftTimes, String)}，eq会把这些行清零。`,
        `左侧的\`text_time\`是${row('zh', leftTimes, String)}，eq会把这些行清零。`,
      ],
      sentences: ({ leftTimes, rightTimes, geWeight }) => [
        `左侧填充的\`text_time\`是${row('zh', leftTimes, String)}，右侧填充则继承最后一张图：${row('zh', rightTimes, String)}。`,
        `eq模式下左侧的行被清零；ge模式下它们平均地读所有的图，每个潜在向量${four(geWeight)}。`,
        '填充算出的东西，只有语言模型自己的`attention_mask`才能不让词看到，所以它不可缺少；生成时填充应放在左侧。',
      ],
      scenes: [],
      results: () => [],
    },
  },
});
