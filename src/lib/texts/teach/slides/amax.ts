import type { Slide } from '../types';

export default {
  id: 'amax',
  show: { kind: 'lab', query: 't=...I&img=2&w=Once+upon+a&seed=86&step=amax', asks: true },
  gotcha: 'sentinel',
  text: {
    en: {
      title: 'What is left when the largest score is taken away?',
      lead: 'Before `exp`, the largest score of a row is subtracted from all of them. What about a row in which all is blocked?',
      notes: [
        'Say why it is done: `exp` of a large score overflows. With the largest at 0 that cannot happen, and the softmax comes out the same.',
        'Ask: “In a fully blocked row each score is the same huge negative number. Which is the largest? What is left after subtracting it?” Give them half a minute.',
        'Reveal, and wait a moment. This is the turn of the whole story: the row has forgotten that it was blocked.',
      ],
      mistakes: [
        'Taking the largest of the whole table. It is taken for each row: `dim=-1`.',
        'Losing a sign: minus max minus minus max is 0, not twice as much.',
        'Expecting that blocked cells of other rows become 0 as well. There the largest score is an open one, and the blocked stay hugely negative.',
      ],
      answer:
        '0 in every column of a fully blocked row. In every other row the largest open score becomes 0 and the blocked ones stay hugely negative.',
    },
    zh: {
      title: '减去最大的分数以后还剩什么？',
      lead: '取`exp`之前，整行都减去这一行最大的分数。那么整行都被掩蔽的行呢？',
      notes: [
        '先说为什么这样做：分数很大时`exp`会溢出。最大的变成0就不会了，而softmax的结果不变。',
        '问：“全掩蔽行里每个分数都是同一个绝对值极大的负数。最大的是哪个？减完还剩什么？”给半分钟。',
        '揭晓，然后停一会儿。整个故事在这里转弯：这一行忘了自己曾被掩蔽。',
      ],
      mistakes: [
        '取了整张表的最大值。最大值是每行各取的：`dim=-1`。',
        '丢了一个负号：负max减去负max是0，不是两倍。',
        '以为别的行里被掩蔽的格子也变成0。那些行的最大值是可见的分数，被掩蔽的仍是绝对值极大的负数。',
      ],
      answer:
        '全掩蔽行的每一列都是0。在其余的行里，最大的可见分数变成0，被掩蔽的仍是绝对值极大的负数。',
    },
  },
} satisfies Slide;
