import type { Slide } from '../types';

export default {
  id: 'mask',
  show: {
    kind: 'lab',
    query: 't=.I.I,I.I.&img=2&w=Look+flamingo,flamingo+dog&seed=3&step=mask',
    asks: true,
  },
  text: {
    en: {
      title: 'Which picture may each word look at?',
      lead: 'A cell is open where the word’s time equals the picture’s time. All others are blocked.',
      notes: [
        'Let everybody fill in the row on paper first. Then take one answer from the class, ask who has another, and only then reveal.',
        'After the reveal pin an open cell and a blocked one, and read the line about it aloud: it names the two numbers that were compared.',
        'Have somebody say the rule in their own words: each word sees the nearest picture before it. In the code this is `torch.eq`, chosen by `only_attend_immediate_media`.',
        'Point at the first word of the first sample: its row is blocked from end to end. Ask what attention can do with a row in which nothing is allowed, and leave the question open.',
      ],
      mistakes: [
        'Opening every picture so far. That is the other rule, which comes next.',
        'Blocking an `<image>` token from its own picture. It has counted itself, so its time is that of its picture.',
        'Opening one cell of a picture and not the others. All n latents of a picture are open, or none.',
      ],
      answer:
        'Open where `text_time == media_time`: the nearest picture before the word with all its latents, and for an `<image>` its own. Time 0 equals nothing, since pictures count from 1.',
    },
    zh: {
      title: '每个词可以看哪张图？',
      lead: '词的时间等于图的时间，这一格就可见。其余的都被掩蔽。',
      notes: [
        '先让每个人在纸上填好这一行。再请一位同学说答案，问问谁的不一样，最后才揭晓。',
        '揭晓后，固定一格可见的和一格被掩蔽的，念出解释它的那一行：它写明比较的是哪两个数。',
        '请一位同学用自己的话说出规则：每个词看它前面最近的那张图。代码里是`torch.eq`，由`only_attend_immediate_media`选定。',
        '指着第一个样本的第一个词：它整行都被掩蔽。问：什么都不许看的一行，注意力能拿它怎么办？问题先留着。',
      ],
      mistakes: [
        '把此前的图全都打开。那是另一条规则，下一页就讲。',
        '不让`<image>`词元看自己那张图。它已经把自己数了进去，所以时间正好等于自己那张图的。',
        '一张图只打开一格。同一张图的n个潜在向量要么全可见，要么全被掩蔽。',
      ],
      answer:
        '`text_time == media_time`的地方可见：词前面最近的那张图，它的全部潜在向量；`<image>`看自己那张。时间0和谁都不相等，因为图从1开始编号。',
    },
  },
} satisfies Slide;
