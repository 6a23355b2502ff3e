import type { Slide } from '../types';

export default {
  id: 'blocked-row',
  show: { kind: 'lab', query: 't=...I&img=2&w=Once+upon+a&seed=86&step=softmax', asks: true },
  gotcha: 'sentinel',
  text: {
    en: {
      title: 'What does softmax make of a row in which all is blocked?',
      lead: 'The words before the first picture may look at nothing. Where does their attention go?',
      notes: [
        'Say: “A blocked score is replaced by the most negative finite number. Then the largest score of the row is taken away from all of them. In a row where all is blocked they are equal, so all become 0.”',
        'Take a vote before revealing: all 0? not a number? the same everywhere? Write the tally on the board.',
        'After the reveal say: “Softmax always hands out exactly 1. If all columns are equally bad, all get the same. Uniform is not nothing.”',
        'Ask which pictures these words would now take in. All of them, those that come later in the text too.',
      ],
      mistakes: [
        'Answering 0, because all is blocked. Softmax cannot do that: each of its rows adds up to 1.',
        'Answering “not a number”. That is what minus infinity would give; the code fills with a finite number, and `exp(0)` is 1 in every column.',
      ],
      answer:
        'The same weight for every latent of every picture: one divided by the number of columns. If nothing else happened, these words would take in a mixture of all pictures.',
    },
    zh: {
      title: '整行都被掩蔽，softmax会给出什么？',
      lead: '第一张图之前的词什么都不许看。它们的注意力去了哪里？',
      notes: [
        '讲：“被掩蔽的分数换成最小的有限数，然后整行都减去这一行的最大值。整行都被掩蔽时，所有的数都相等，减完就全是0。”',
        '揭晓前先投票：全是0？不是数（NaN）？处处相同？把票数写在黑板上。',
        '揭晓后讲：“softmax总是恰好分出1。如果每一列都一样差，那就每一列都一样多。均匀不等于没有。”',
        '问：这些词现在会看到哪些图？全部，连后面才出现的图也在内。',
      ],
      mistakes: [
        '回答0，因为都被掩蔽了。softmax做不到：它的每一行加起来都是1。',
        '回答NaN。用负无穷才会那样；代码填的是有限数，而`exp(0)`在每一列都是1。',
      ],
      answer:
        '每张图的每个潜在向量得到同样的权重：一除以列数。如果到此为止，这些词就会把所有的图混在一起看进去。',
    },
  },
} satisfies Slide;
