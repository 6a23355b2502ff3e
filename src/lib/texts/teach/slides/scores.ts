import type { Slide } from '../types';

export default {
  id: 'scores',
  show: {
    kind: 'lab',
    query: 't=.I.I&img=2&w=Look+flamingo&seed=3&step=sim',
    asks: false,
  },
  text: {
    en: {
      title: 'How well does a word fit a picture?',
      lead: 'Each word asks with a vector, each latent offers one. Their dot product is the score.',
      notes: [
        'Say: “The query q is made from the word, the key k from the latent. Multiply them place by place and add up: that is one score.”',
        'Pin a cell: the row of q and the row of k that made it are outlined, and the sum stands below.',
        'Ask before you point: “Are the blocked pairs scored too?” They are. The code has all scores before it builds the mask, so masking saves no work here.',
        'Say that the weights of this example are drawn at random: how the arithmetic goes is real, which score is large means nothing.',
      ],
      mistakes: [
        'Expecting that blocked cells are empty or 0 by now. The mask has not been applied yet.',
        'Reading a high score as a good match between word and picture. Nothing has been trained here.',
      ],
      answer: 'Every pair has a score, also those that the mask is going to block.',
    },
    zh: {
      title: '一个词和一张图有多匹配？',
      lead: '每个词用一个向量提问，每个潜在向量用一个向量应答。两者的点积就是分数。',
      notes: [
        '讲：“查询q由词算出，键k由潜在向量算出。逐位相乘再相加，就是一个分数。”',
        '固定一格：算出它的那一行q和那一行k会被框出来，下面写着求和的式子。',
        '先问再指：“被掩蔽的配对也算分数吗？”也算。代码先算出所有分数，然后才构造掩码，所以这里的掩码并不省计算。',
        '说明这个例子的权重是随机抽的：运算是真的，但哪个分数大并没有意义。',
      ],
      mistakes: [
        '以为被掩蔽的格子现在已经空了，或者是0。掩码还没起作用。',
        '把高分看成词和图很相配。这里什么都没有训练过。',
      ],
      answer: '每一对都有分数，连马上要被掩蔽的也有。',
    },
  },
} satisfies Slide;
