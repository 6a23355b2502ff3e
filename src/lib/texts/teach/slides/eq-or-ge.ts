import type { Slide } from '../types';

export default {
  id: 'eq-or-ge',
  show: {
    kind: 'lab',
    query: 't=.I.I,I.I.&img=2&op=ge&w=Look+flamingo,flamingo+dog&seed=3&step=mask',
    asks: true,
  },
  gotcha: 'eq-or-ge',
  text: {
    en: {
      title: 'What if a word may look at every earlier picture?',
      lead: 'One word of the code differs: `torch.ge` stands where `torch.eq` stood. Which cells change?',
      notes: [
        'Say: “`ge` is greater or equal. `text_time` is at the left of the sign, `media_time` at the right.” Let the class read it as a sentence: a picture may be seen if its time is not later than mine.',
        'Let everybody predict the row on paper, then reveal.',
        'Switch between eq and ge, below the slide or in the Mask Lab. Ask which cells moved, and why not a single one in the rows that have met one picture at most.',
        'Say: “The published Flamingo uses the nearest picture alone. Earlier pictures are not lost: the language model’s own attention carries what was read about them.”',
      ],
      mistakes: [
        'Turning the sign round, which opens the pictures that are still to come.',
        'Reading `ge` as strictly greater, which shuts out the nearest picture. A comment in a well-known program says “greater than”, where the code is `>=`.',
        'Expecting that the first word sees something now. Its 0 is still less than every picture’s time.',
      ],
      answer:
        'Open where `text_time >= media_time`: the nearest picture and all before it. A row that has met one picture or none stays as it was, so an example with one picture in each row cannot tell the two rules apart.',
    },
    zh: {
      title: '如果词可以看此前的每一张图呢？',
      lead: '代码只差一个词：原来是`torch.eq`，现在是`torch.ge`。哪些格子会变？',
      notes: [
        '讲：“`ge`是大于等于。符号左边是`text_time`，右边是`media_time`。”让全班把它念成一句话：一张图的时间不晚于我，我就可以看它。',
        '先让每个人在纸上预测这一行，再揭晓。',
        '在eq和ge之间切换，幻灯片下面或掩码实验室里都可以。问：哪些格子变了？只见过一张图或没见过图的行，为什么一格都没变？',
        '讲：“论文里的Flamingo只看最近的一张。前面的图并没有丢：关于它们的内容，由语言模型自己的注意力带过来。”',
      ],
      mistakes: [
        '把符号看反，于是打开了还没出现的图。',
        '把`ge`当成严格大于，于是最近的那张图反而看不到。有一份很有名的代码，注释写着大于，代码却是`>=`。',
        '以为第一个词现在能看到什么了。它的0仍然小于每张图的时间。',
      ],
      answer:
        '`text_time >= media_time`的地方可见：最近的一张和它之前的所有图。只见过一张图或没见过图的行不变，所以每行只有一张图的例子分不出这两条规则。',
    },
  },
} satisfies Slide;
