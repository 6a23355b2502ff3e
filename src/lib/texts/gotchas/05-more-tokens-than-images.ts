import { need, run } from '../../trace';
import { answerThat, defineGotcha } from './define';
import { at, example, scene } from './examples';
import { four } from './say';
import { helpers } from './sources';

const eq = example('I.I.I.,.IIII.', { T_img: 2 });
const ge = example('I.I.I.,.IIII.', { T_img: 2, op: 'ge' });
/** The last token of sample 1. */
const [b, t] = [0, 5];

function find() {
  const [eqTrace, geTrace] = [eq, ge].map(run);
  const columns = Array.from({ length: eq.T_img * eq.n }, (_, j) => j);
  const rowOf = (trace: typeof eqTrace) => columns.map((j) => need(trace, 'attn').get(b, 0, t, j));
  return {
    attn: rowOf(eqTrace),
    attnGe: rowOf(geTrace),
    time: need(eqTrace, 'text_time').get(b, t),
    isStopped: eqTrace.error !== null,
  };
}

export const gotcha = defineGotcha({
  id: 'more-tokens-than-images',
  scenes: [scene(eq, at('attn', b, 0, t, 0)), scene(ge, at('attn', b, 0, t, 0))],
  asksAt: 'mask',
  shows: ['zero_rows', 'softmax'],
  find,
  right: ({ attn, isStopped }) =>
    answerThat(
      attn.every((x) => x === 0),
      attn.slice(0, eq.n).every((x) => x === 0) && attn.slice(eq.n).some((x) => x > 0),
      attn.every((x) => x === attn[0] && x > 0),
      isStopped,
    ),
  results: () => [],
  sources: [helpers],
  text: {
    en: {
      title: 'What if there are more <image> than pictures?',
      card: 'Three `<image>` tokens, two pictures. What does the word after the third one look at?',
      lead: 'Sample 1 has three `<image>` tokens, but only two pictures were given. Its last token has `text_time` 3, and no picture has `media_time` 3.',
      ask: 'With eq, where does the last token of sample 1 look?',
      answers: [
        'Nowhere: its row is 0',
        'At picture 2, the last one there is',
        'At every latent of both pictures, evenly',
        'Nowhere: the code stops with an error',
      ],
      why: ({ attn, time }) => [
        `Rows are zeroed only where \`text_time == 0\`. Here it is ${time}.`,
        'eq asks for equal numbers; there is no “nearest”. With ge the last token does see picture 2, and picture 1 too.',
        `No column matches, every score is the fill, and softmax gives ${four(attn[0])} to each latent. Nothing zeroes it, since \`text_time\` is ${time}, not 0.`,
        'No line compares the number of `<image>` tokens with the number of pictures.',
      ],
      sentences: ({ attn, attnGe, time }) => [
        `\`text_time\` ${time} equals no \`media_time\`, so with eq the row is masked whole, and softmax spreads it evenly: ${four(attn[0])} on every latent, whatever the word is.`,
        'The line that zeroes asks only for `text_time == 0`, so this row passes it, and nothing warns.',
        `With ge such a token is harmless: ${time} is \`>=\` every \`media_time\`, and it attends as usual, here from ${four(Math.min(...attnGe))} to ${four(Math.max(...attnGe))}.`,
      ],
      scenes: ['eq', 'ge'],
      results: () => [],
    },
    zh: {
      title: '<image>比图多会怎样？',
      card: '三个`<image>`，两张图。第三个后面的词在看什么？',
      lead: '样本1有三个`<image>`词元，却只给了两张图。最后一个词元的`text_time`是3，而没有哪张图的`media_time`是3。',
      ask: 'eq模式下，样本1的最后一个词元在看哪里？',
      answers: [
        '哪里也不看：这一行是0',
        '看图2，也就是现有的最后一张',
        '平均地看两张图的每个潜在向量',
        '哪里也不看：代码报错停下',
      ],
      why: ({ attn, time }) => [
        `只有\`text_time == 0\`的行才清零，这里是${time}。`,
        'eq要求两数相等，没有“最接近”一说。ge模式下，最后一个词元确实看得到图2，也看得到图1。',
        `没有一列相等，分数全是填充值，softmax给每个潜在向量${four(attn[0])}。\`text_time\`是${time}而不是0，所以也不会清零。`,
        '没有哪一行代码会比较`<image>`的个数和图的张数。',
      ],
      sentences: ({ attn, attnGe, time }) => [
        `\`text_time\`为${time}，与任何\`media_time\`都不等，eq模式下整行被掩蔽，softmax便平均分配：每个潜在向量${four(attn[0])}，与词是什么无关。`,
        '清零的代码只问`text_time == 0`，所以放过了这一行，也没有任何警告。',
        `ge模式下这样的词元无害：${time}\`>=\`每个\`media_time\`，注意力照常计算，这里从${four(Math.min(...attnGe))}到${four(Math.max(...attnGe))}。`,
      ],
      scenes: ['eq', 'ge'],
      results: () => [],
    },
  },
});
