import { caseOf, changedIn, changedLatent } from '../../lesson/experiments';
import { run } from '../../trace';
import { answerThat, defineGotcha, same } from './define';
import { at, example, scene } from './examples';
import { four } from './say';
import { helpers, issue } from './sources';

const inputs = example('.I..,..I.');
/** Picture 2, latent 1; from 0. */
const [IMAGE, LATENT] = [1, 0];
const COLUMN = IMAGE * inputs.n + LATENT;

function find() {
  const change = changedLatent(caseOf(run(inputs)), IMAGE, LATENT);
  const columns = change.shape[1];
  return {
    change,
    keys: changedIn(change, 0),
    all: Array.from({ length: columns }, (_, j) => j),
    moved: change.get(0, COLUMN),
    rest: columns - 1,
  };
}

export const gotcha = defineGotcha({
  id: 'to-kv',
  scenes: [scene(inputs, at('k', 0, 0, COLUMN, 0))],
  asksAt: 'media_time',
  shows: ['sim'],
  find,
  right: ({ keys, all }) =>
    answerThat(
      same(keys, all),
      same(
        keys,
        all.filter((j) => Math.floor(j / inputs.n) === IMAGE),
      ),
      same(keys, [COLUMN]),
      same(keys, []),
    ),
  results: ({ change }) => [
    { tensor: 'change_of_kv', values: change, kind: 'change', n: inputs.n, lit: [[0, COLUMN]] },
  ],
  sources: [issue('lucidrains/flamingo-pytorch', 14), helpers],
  text: {
    en: {
      title: 'Does to_kv mix the pictures?',
      card: 'All pictures go through one Linear at once. Is the mask too late?',
      lead: 'Before the mask is even built, the latents of all pictures are laid end to end and go through one dense layer: `k, v = self.to_kv(media).chunk(2, dim=-1)`.',
      ask: 'We add 1 to every feature of latent 1 of picture 2. Which rows of `k` change?',
      answers: [
        'All: one Linear has seen them together',
        'The rows of picture 2',
        'The row of that latent alone',
        'None',
      ],
      why: ({ moved }) => [
        '`nn.Linear` multiplies along the last axis only. Other rows never meet in it.',
        'Even two latents of one picture do not meet: each is a row of its own.',
        `A Linear turns each row into a row: that one changes by ${four(moved)}, and no other.`,
        'That latent is its input; its key is made from it and changes with it.',
      ],
      sentences: ({ moved, rest }) => [
        `Row ${COLUMN + 1} of \`k\` changes by up to ${four(moved)}; the ${rest} others are the same to the last bit, and so it is with \`v\`.`,
        '`nn.Linear` mixes the features of one latent, never two latents, however they are laid out: `(b, t·n, d)` is only a longer list.',
        'So keys and values stay apart, a picture a column block, and a mask on the columns still cuts pictures cleanly; what mixes tokens is attention alone.',
      ],
      scenes: [],
      results: () => [
        {
          title: 'Largest change of each row of `k` and `v`; two latents a picture',
          rows: ['k', 'v'],
          columns: ['1', '1', '2', '2', '3', '3'],
        },
      ],
    },
    zh: {
      title: 'to_kv会把图混在一起吗？',
      card: '所有的图一起经过同一个Linear。这时再用掩码，是不是太晚了？',
      lead: '还没构造掩码，所有图的潜在向量就首尾相接，一起经过一个全连接层：`k, v = self.to_kv(media).chunk(2, dim=-1)`。',
      ask: '给图2的潜在向量1的每个特征加1。`k`的哪些行会变？',
      answers: [
        '全部：它们一起经过了同一个Linear',
        '图2的那些行',
        '只有那个潜在向量的一行',
        '没有',
      ],
      why: ({ moved }) => [
        '`nn.Linear`只沿最后一个轴相乘，别的行不会在其中相遇。',
        '就连同一张图的两个潜在向量也不会相遇：各是各的一行。',
        `Linear把每一行变成一行：那一行变了${four(moved)}，别的行都没变。`,
        '那个潜在向量正是它的输入，由它算出的键自然跟着变。',
      ],
      sentences: ({ moved, rest }) => [
        `\`k\`的第${COLUMN + 1}行最多变了${four(moved)}；其余${rest}行逐位相同，\`v\`也一样。`,
        '`nn.Linear`只混合一个潜在向量自己的特征，从不混合两个潜在向量，怎么排列都一样：`(b, t·n, d)`只是更长的一列。',
        '所以键和值始终分开，一张图占一段列，对列做掩码仍能把图干净地切开；会混合词元的只有注意力。',
      ],
      scenes: [],
      results: () => [
        {
          title: '`k`和`v`各行的最大变化；每张图两个潜在向量',
          rows: ['k', 'v'],
          columns: ['1', '1', '2', '2', '3', '3'],
        },
      ],
    },
  },
});
