import type { Slide } from '../types';

export default {
  id: 'ge-never-zeroes',
  show: { kind: 'lab', query: 't=...I&op=ge&w=Once+upon+a&seed=86&step=zero_rows', asks: true },
  gotcha: 'ge-never-zeroes',
  text: {
    en: {
      title: 'With ge, do the first words see nothing?',
      lead: 'Three pictures are given, and the text names only one of them. What do the words before it take in?',
      notes: [
        'Say: “The line that zeroes stands behind a condition: `and only_attend_immediate_media`. With `ge` that is false.”',
        'Let the class predict a row before the picture. Many will answer 0. Do not object; reveal.',
        'Ask: “How can a word take in a picture that no token names?” Let neighbours explain it to each other, step by step: all blocked, all equal, softmax, and no line that zeroes.',
      ],
      mistakes: [
        'Having learnt the last slide as “time 0 means zero”. It is a line of code, and it runs under a condition.',
        'Taking this for a fault of the page. The real program does the same; it is seldom noticed, since `eq` is what is used.',
      ],
      answer:
        'The same weight for every latent of every picture, even of pictures that the mask opens to nobody. The row is fully blocked, softmax makes it uniform, and the line that would zero it runs with `eq` only.',
    },
    zh: {
      title: 'ge模式下，最前面的词什么都看不到吗？',
      lead: '一共传入三张图，文本只提到其中一张。它前面的词会看到什么？',
      notes: [
        '讲：“清零那一行前面有个条件：`and only_attend_immediate_media`。ge模式下它是假。”',
        '让全班预测图之前的一行。很多人会答0。先不反驳，直接揭晓。',
        '问：“没有任何词元提到的图，一个词怎么会看到？”让同桌互相讲一遍，一步一步来：全被掩蔽，全都相等，softmax，然后没有清零的那一行。',
      ],
      mistakes: [
        '把上一页记成了“时间0就等于零”。那是一行代码，而且有条件才执行。',
        '以为是这个网页出了错。真实的程序也是这样；平时用的是`eq`，所以很少有人发现。',
      ],
      answer:
        '每张图的每个潜在向量权重相同，连掩码没有对任何词打开的图也在内。整行被掩蔽，softmax使它均匀，而清零的那一行只在`eq`模式下执行。',
    },
  },
} satisfies Slide;
