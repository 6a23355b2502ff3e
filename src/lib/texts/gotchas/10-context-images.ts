import {
  caseOf,
  changedIn,
  changedLayer,
  drawSelfAttention,
  tokensSeeing,
} from '../../lesson/experiments';
import { run } from '../../trace';
import { answerThat, defineGotcha, same } from './define';
import { at, example, scene } from './examples';
import { four, list } from './say';
import { issue, openFlamingo } from './sources';

const inputs = example('.I.I.', { T_img: 2 });
/** The last word, from 0. */
const LAST = 4;
const one = (t: number): number => t + 1;

function find() {
  const trace = run(inputs);
  const given = caseOf(trace);
  const change = changedLayer(given, 0, drawSelfAttention(inputs.seed, trace.sizes.dim));
  const tokens = change.shape[1];
  return {
    change,
    /** From 1. */
    seers: tokensSeeing(trace, 1).map(([, t]) => one(t)),
    block: changedIn(change, 0).map(one),
    layer: changedIn(change, 1).map(one),
    last: change.get(1, tokens - 1),
    all: Array.from({ length: tokens }, (_, t) => one(t)),
  };
}

export const gotcha = defineGotcha({
  id: 'context-images',
  scenes: [scene(inputs, at('after_attn', 0, LAST, 0))],
  asksAt: 'mask',
  shows: ['gate', 'mask'],
  find,
  right: ({ layer, seers, all }) =>
    answerThat(
      layer.length === 0,
      same(layer, seers),
      same(
        layer,
        all.filter((t) => t >= seers[0]),
      ),
      same(layer, all),
    ),
  results: ({ change }) => [
    { tensor: 'change_of_token', values: change, kind: 'change', lit: [[1, LAST]] },
  ],
  sources: [
    issue('mlfoundations/open_flamingo', 278),
    issue('EvolvingLMMs-Lab/Otter', 295),
    openFlamingo('open_flamingo/src/flamingo_lm.py'),
  ],
  text: {
    en: {
      title: 'Are the pictures of the examples used at all?',
      card: 'The last word may look at the last picture only. Do the others matter to it?',
      lead: 'In a few-shot prompt the last word sees only the last picture. Here picture 1 belongs to an example, and the mask shows who may look at it.',
      ask: 'Picture 1 changes. After the gated cross-attention and then one self-attention layer of the language model, which tokens are different?',
      answers: [
        'None',
        'Only the tokens that may look at picture 1',
        'Those, and every token after them',
        'All of them, the first word too',
      ],
      why: ({ seers, layer }) => [
        `Tokens ${list('en', seers)} look at picture 1, so they are different at once.`,
        'That holds after the cross-attention. The self-attention behind it lets later tokens look at these.',
        `Tokens ${list('en', seers)} take it from the picture; self-attention passes it on to all that come after: ${list('en', layer)}.`,
        'Self-attention is causal: the first word looks at nothing after it.',
      ],
      sentences: ({ block, layer, last }) => [
        `Behind the gated cross-attention tokens ${list('en', block)} are different, and all others are the same to the last bit.`,
        `One self-attention layer later tokens ${list('en', layer)} are: the last one, which must not look at picture 1, has moved by ${four(last)}.`,
        'So “may not look at” does not mean “knows nothing of”: the mask cuts the direct way alone, and pictures of examples travel on through the words beside them.',
      ],
      scenes: [],
      results: () => [
        {
          title:
            'Largest change of each token when picture 1 changes (self-attention with weights drawn from the seed)',
          rows: ['cross-attention', 'self-attention'],
          columns: ['An', '<image>', 'big', '<image>', 'stands'],
        },
      ],
    },
    zh: {
      title: '示例里的图到底有没有用？',
      card: '最后一个词只能看最后一张图。其他图对它有影响吗？',
      lead: '少样本提示里，最后一个词只看得到最后一张图。这里的图1属于一个示例，掩码写明了谁可以看它。',
      ask: '图1变了。先经过门控交叉注意力，再经过语言模型的一层自注意力，哪些词元不同了？',
      answers: [
        '没有',
        '只有可以看图1的词元',
        '这些词元，以及它们之后的所有词元',
        '全部，包括第一个词',
      ],
      why: ({ seers, layer }) => [
        `词元${list('zh', seers)}看得到图1，立刻就不同了。`,
        '这只在交叉注意力之后成立。后面的自注意力会让后来的词元看到它们。',
        `词元${list('zh', seers)}从图中取来，自注意力再传给后面所有的词元：${list('zh', layer)}。`,
        '自注意力是因果的：第一个词看不到它后面的任何东西。',
      ],
      sentences: ({ block, layer, last }) => [
        `经过门控交叉注意力，词元${list('zh', block)}不同了，其余的逐位相同。`,
        `再过一层自注意力，词元${list('zh', layer)}都不同了：最后一个词元不许看图1，却也变了${four(last)}。`,
        '所以“不许看”并不等于“一无所知”：掩码只切断直接的路，示例里的图会经由旁边的词继续往后传。',
      ],
      scenes: [],
      results: () => [
        {
          title: '图1改变时，每个词元的最大变化（自注意力的权重由种子抽取）',
          rows: ['交叉注意力', '自注意力'],
          columns: ['An', '<image>', 'big', '<image>', 'stands'],
        },
      ],
    },
  },
});
