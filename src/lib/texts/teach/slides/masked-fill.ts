import type { Slide } from '../types';

export default {
  id: 'masked-fill',
  show: {
    kind: 'lab',
    query: 't=.I.I,I.I.&img=2&w=Look+flamingo,flamingo+dog&seed=3&step=masked_fill',
    asks: true,
  },
  gotcha: 'no-assignment',
  text: {
    en: {
      title: 'What does a blocked score become?',
      lead: 'Blocked scores are overwritten, all with one number. Which one would you take?',
      notes: [
        'Collect proposals first: 0? minus infinity? something else? For each ask what `exp` makes of it.',
        'After the reveal say: “`-torch.finfo(sim.dtype).max`, the most negative finite number. After `exp` it is an exact 0, wherever the row has one open cell at least.”',
        'Say: “Minus infinity would do as well in such a row. The difference shows where all is blocked, on the next two slides.”',
        'Point at the assignment, `sim = sim.masked_fill(...)`: the call changes nothing in place. In a well-known program the zeroing that comes later stood for four months without its assignment, and nothing crashed.',
      ],
      mistakes: [
        'Filling with 0. A score of 0 is a good score wherever the others are negative, and `exp(0)` is 1.',
        'Adding a large negative number instead of replacing. Then a fully blocked row keeps the order of its scores, and the loudest still wins.',
        'Expecting that the open cells change too. They keep their scores.',
      ],
      answer:
        'Blocked cells hold the most negative finite number of their type, open cells keep their score.',
    },
    zh: {
      title: '被掩蔽的分数变成什么？',
      lead: '被掩蔽的分数会被同一个数覆盖。换成你，会选哪个数？',
      notes: [
        '先收集提议：0？负无穷？还是别的？每个提议都问一句：取`exp`之后是什么？',
        '揭晓后讲：“`-torch.finfo(sim.dtype).max`，最小的有限数。只要这一行还有一格可见，它取`exp`之后就是精确的0。”',
        '讲：“在这样的行里，用负无穷也行。区别出现在整行都被掩蔽的时候，接下来两页就会看到。”',
        '指着赋值`sim = sim.masked_fill(...)`：这个调用不会就地修改。有一份很有名的代码，后面清零的那一行漏写赋值达四个月之久，从没报过错。',
      ],
      mistakes: [
        '填0。别的分数为负时，0反而是高分，而`exp(0)`是1。',
        '用加上一个很大的负数代替覆盖。那样全掩蔽行里分数的大小次序还在，最大的照样赢。',
        '以为可见的格子也会变。它们保持原来的分数。',
      ],
      answer: '被掩蔽的格子里是该类型最小的有限数，可见的格子保持原来的分数。',
    },
  },
} satisfies Slide;
