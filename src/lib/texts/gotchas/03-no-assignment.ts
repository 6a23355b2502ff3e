import { unassigned } from '../../lesson/experiments';
import { reshape } from '../../tensor';
import { need, run } from '../../trace';
import { answerThat, defineGotcha } from './define';
import { at, example, scene } from './examples';
import { four } from './say';
import { commit, helpers } from './sources';

const inputs = example('...I,..I.');

function find() {
  const trace = run(inputs);
  const { attn, attn_sum } = unassigned(trace);
  const [T, J] = [attn.shape[2], attn.shape[3]];
  return {
    attn: reshape(attn.pick(0, 0), [T, J]),
    sum: attn_sum.get(0, 0, 0, 0),
    right: need(trace, 'attn_sum').get(0, 0, 0, 0),
  };
}

export const gotcha = defineGotcha({
  id: 'no-assignment',
  scenes: [scene(inputs, at('attn', 0, 0, 0, 0))],
  asksAt: 'softmax',
  shows: ['zero_rows'],
  find,
  right: ({ sum }) => answerThat(sum === 0, Math.abs(sum - 1) < 1e-6, Number.isNaN(sum)),
  results: ({ attn }) => [{ tensor: 'attn_unassigned', values: attn, kind: 'weight', n: inputs.n }],
  sources: [
    commit('lucidrains/flamingo-pytorch', '26ca8db'),
    commit('lucidrains/flamingo-pytorch', '10913ab'),
    helpers,
  ],
  text: {
    en: {
      title: 'The fix that did nothing',
      card: 'A line was added to silence a row. Nothing failed, and nothing changed for four months.',
      lead: 'In flamingo-pytorch the line that zeroes text before the first picture read `attn.masked_fill(text_without_media_mask, 0.)`, and nothing stood before it: no `attn =`.',
      ask: 'With that line, what does the attention of “An” add up to?',
      answers: ['0: the row was zeroed', '1: nothing has changed', 'NaN'],
      why: ({ sum, right }) => [
        `That is what was meant, and what the code with \`attn =\` gives: ${four(right)}.`,
        `\`masked_fill\` returns a new tensor, and nobody keeps it. \`attn\` still adds up to ${four(sum)}.`,
        'No number is divided or overflows: the result is merely thrown away.',
      ],
      sentences: ({ sum, right }) => [
        `Without \`attn =\` the row of “An” still adds up to ${four(sum)}; with it, to ${four(right)}.`,
        '`masked_fill` makes a new tensor; only `masked_fill_`, with the underscore, writes into the old one.',
        'The line stood there for four months, since no error and no shape gives it away: only a test that asks for zeros does.',
      ],
      scenes: [],
      results: () => [
        {
          title: '`attn` of sample 1 after the line without `attn =`',
          rows: ['An', 'old', 'big', '<image>'],
          columns: ['1', '1', '2', '2', '3', '3'],
        },
      ],
    },
    zh: {
      title: '什么也没修的修复',
      card: '为了清零加了一行代码，没有报错，四个月里也什么都没变。',
      lead: '在flamingo-pytorch里，把第一张图之前的文本清零的那一行写作`attn.masked_fill(text_without_media_mask, 0.)`，前面没有`attn =`。',
      ask: '执行这一行之后，“An”的注意力加起来是多少？',
      answers: ['0：这一行被清零了', '1：什么都没变', 'NaN'],
      why: ({ sum, right }) => [
        `本意如此：写上\`attn =\`，和才是${four(right)}。`,
        `\`masked_fill\`返回一个新张量，却没有人接住它。\`attn\`的和仍是${four(sum)}。`,
        '这里没有除法，也没有溢出：结果只是被丢掉了。',
      ],
      sentences: ({ sum, right }) => [
        `没有\`attn =\`，“An”这一行的和仍是${four(sum)}；有了它，才是${four(right)}。`,
        '`masked_fill`会新建一个张量；只有带下划线的`masked_fill_`才就地改写。',
        '这一行留了四个月：不报错，形状也对，只有专门检查零的测试才能发现它。',
      ],
      scenes: [],
      results: () => [
        {
          title: '执行没有`attn =`的那一行后，样本1的`attn`',
          rows: ['An', 'old', 'big', '<image>'],
          columns: ['1', '1', '2', '2', '3', '3'],
        },
      ],
    },
  },
});
